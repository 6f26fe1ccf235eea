import type { Guide } from "@/components/docs/guide/guide";
import { SCOPE_WORDS } from "@/lib/api-keys/scope-words";

export const KEYS: Guide = {
  slug: "keys",
  title: "Keys and scopes",
  lead: "A key is for a program. It belongs to the account, has scopes, and never signs anybody in.",
  sections: [
    {
      title: "Make and use a key",
      blocks: [
        "An admin or owner makes keys under [API keys](/api-keys), or with `POST /api-keys/`. The whole key is shown once. We keep a hash of it, so nobody can show it again.",
        "Send it as `Authorization: Bearer igny8_...`. A cookie is never a credential for the API. People can sign in with `POST /auth/login/` too and get an access token, which expires and is renewed with `POST /auth/refresh/`.",
      ],
    },
    {
      title: "Scopes",
      blocks: [
        "Give a key what it needs and nothing else. A call without its scope is refused with 403 `insufficient_scope`, and `required_scope` names the one that is missing.",
        {
          table: {
            label: "Scopes",
            head: ["Scope", "What it opens"],
            rows: Object.entries(SCOPE_WORDS).map(([scope, words]) => [`\`${scope}\``, `${words}.`]),
          },
        },
        "A key never exceeds the person who made it. If their role is lowered, scopes fall away with it; if they leave the account, the key stops until an admin takes it over. A key with `keys:write` makes other keys, none wider than itself.",
      ],
    },
    {
      title: "Narrow it further",
      blocks: [
        {
          list: [
            "`site_id`: the key sees one site and no other.",
            "`allowed_addresses`: addresses and networks such as `203.0.113.0/24`. From elsewhere it is refused with 403 `address_not_allowed`.",
            "`rate_limit_per_minute`: a limit of its own, inside the account's.",
            "`expires_at`: an end.",
          ],
        },
      ],
    },
    {
      title: "Rotate and revoke",
      blocks: [
        "`POST /api-keys/{id}/rotate/` makes a successor; the old key works for `grace_seconds` more, so that you can change over. `DELETE /api-keys/{id}/` ends a key immediately. Owners get an email about every new key.",
      ],
    },
  ],
};
