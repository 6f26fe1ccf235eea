import type { Guide } from "@/components/docs/guide/guide";

const HEARTBEAT = `curl -X POST "$IGNY8_API/bridge/heartbeat/" \\
  -H "Authorization: Bearer $IGNY8_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "site_url": "https://blog.acme.example",
    "install_id": "0192f3c1-7d2e-7c55-9a43-5f0f6b1d2c3e",
    "wp_version": "6.8", "php_version": "8.3", "plugin_version": "1.3.0",
    "post_types": ["post", "page"]
  }'`;

export const BRIDGE: Guide = {
  slug: "bridge",
  title: "The bridge's protocol",
  lead: "What the WordPress plugin says to us. Write a bridge for another system with these calls.",
  sections: [
    {
      title: "Connect",
      blocks: [
        "Send the person to `/connect?site=...&state=...&code_challenge=...&return_url=...`. They sign in, choose a site and come back with a code. `POST /bridge/connect/` with `code` and `code_verifier` (PKCE, S256) answers a key for that site alone. A code works once, for 60 seconds.",
        "Or let them paste a key with the scopes `bridge:read` and `bridge:write`. `GET /bridge/verify/` says whose it is, which site it is for, and how many credits there are.",
      ],
    },
    {
      title: "Say that you are there",
      blocks: [
        "`POST /bridge/heartbeat/` once an hour. Its answer has the state of the connection and `deliveries_waiting`.",
        { code: [{ title: "curl", text: HEARTBEAT }] },
        "`install_id` is made up once by the installation, `site_url` is its home address. The first heartbeat decides which installation is the site. Another one gets 409 `site_identity_conflict` until somebody has said which it is, on the site's page or with `POST /bridge/identity/`.",
      ],
    },
    {
      title: "Report the content",
      blocks: [
        "`PUT /bridge/content/` takes up to 500 items of `wp_id`, `type`, `status`, `title`, `url` and `modified_at`, and answers how many were `created`, `updated` and `unchanged`. An older `modified_at` never overwrites a newer one, so the order of calls doesn't matter. `GET /bridge/content/` reads the inventory back.",
      ],
    },
    {
      title: "Fetch and publish",
      blocks: [
        '`GET /bridge/deliveries/` leases the oldest that wait for five minutes: nobody else gets them meanwhile. Make the post, then `POST /bridge/deliveries/{id}/ack/` with `status: "delivered"`, `post_id` and `permalink`, or with `status: "failed"` and a `reason` for people.',
        {
          list: [
            "A lease that runs out makes it available again; after ten it has failed.",
            "One delivery becomes one post, however often it is fetched: keep its id with the post.",
            "If a person has edited the post since, leave it and say `edited_by_person`. An author, slug, status, term, featured image or SEO text that they have set stays too: write the rest, and name those fields in `warnings`.",
            "Where `may_publish` is false, leave alone what is public.",
          ],
        },
      ],
    },
    {
      title: "Rotate and leave",
      blocks: [
        "`POST /bridge/rotate-key/` replaces the key of the call; the old one works for `grace_seconds` more. `POST /bridge/disconnect/` ends the connection and the key.",
      ],
    },
  ],
};
