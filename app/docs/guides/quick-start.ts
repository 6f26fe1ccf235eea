import type { Guide, GuideSection } from "@/components/docs/guide/guide";

/** `api`: the address of this installation's API. */
export function quickStart(api: string): Guide {
  return {
    slug: "",
    title: "Quick start",
    lead: "From nothing to your first call in three minutes: make a key, ask who you are, list your sites, hand over an article.",
    sections: [makeKey(api), FIRST_CALL, HANDOVER, ELSEWHERE],
  };
}

function makeKey(api: string): GuideSection {
  return {
    title: "1. Make a key",
    blocks: [
      "Sign in, open [API keys](/api-keys) and make a key with the scopes `sites:read`, `credits:read` and `content:write`. Copy it: it is shown once. Then set two variables for the samples on these pages.",
      { code: [{ title: "Shell", text: `export IGNY8_API="${api}"\nexport IGNY8_KEY="igny8_..."` }] },
    ],
  };
}

const CLIENT = `const api = process.env.IGNY8_API;
const key = process.env.IGNY8_KEY;

export async function igny8<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(api + path, {
    method,
    headers: {
      Authorization: \`Bearer \${key}\`,
      "Content-Type": "application/json",
      ...(method === "POST" ? { "Idempotency-Key": crypto.randomUUID() } : {}),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!answer.success) throw new Error(\`\${answer.code}: \${answer.error} (\${answer.request_id})\`);
  return answer.data;
}

const { available } = await igny8<{ available: number }>("GET", "/credits/balance/");
console.log(\`\${available} credits\`);`;

const DELIVERY = `const { results } = await igny8<{ results: { id: number; name: string }[] }>("GET", "/sites/");
const [site] = results;

const delivery = await igny8<{ id: number; status: string }>("POST", \`/sites/\${site.id}/deliveries/\`, {
  title: "How to grow basil",
  content: "<p>Basil likes warmth.</p>",
});
console.log(delivery.status); // "queued"`;

const FIRST_CALL: GuideSection = {
  title: "2. Make the first call",
  blocks: [
    "Each request carries the key as a bearer token. Each answer has `success`, `data` and `request_id`.",
    {
      code: [
        {
          title: "curl",
          text: 'curl "$IGNY8_API/credits/balance/" \\\n  -H "Authorization: Bearer $IGNY8_KEY"',
        },
        { title: "TypeScript", text: CLIENT },
      ],
    },
  ],
};

const HANDOVER: GuideSection = {
  title: "3. Hand over an article",
  blocks: [
    'List your sites, take the `id` of one, and hand over finished content for it. Its WordPress plugin fetches it and makes a draft, or publishes it if you say `"status": "publish"`.',
    {
      code: [
        {
          title: "curl",
          text: `curl "$IGNY8_API/sites/" -H "Authorization: Bearer $IGNY8_KEY"

curl -X POST "$IGNY8_API/sites/17/deliveries/" \\
  -H "Authorization: Bearer $IGNY8_KEY" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -H "Content-Type: application/json" \\
  -d '{"title": "How to grow basil", "content": "<p>Basil likes warmth.</p>"}'`,
        },
        { title: "TypeScript", text: DELIVERY },
      ],
    },
  ],
};

const ELSEWHERE: GuideSection = {
  title: "Where to go next",
  blocks: [
    {
      list: [
        "[Keys and scopes](/docs/keys): what a key may do, and how to limit it.",
        "[Errors](/docs/errors): each code, what causes it and what to do.",
        "[Idempotency](/docs/idempotency): how to retry without doing anything twice.",
        "[Webhooks](/docs/webhooks): hear of what happens instead of asking.",
        "[The API reference](/docs/api): every operation, with an example of each.",
      ],
    },
  ],
};
