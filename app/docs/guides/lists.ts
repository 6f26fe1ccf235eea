import type { Guide } from "@/components/docs/guide/guide";

const ALL = `async function* all<T>(path: string): AsyncGenerator<T> {
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = new URLSearchParams({ limit: "100", ...(cursor ? { cursor } : {}) });
    const page = await igny8<{ results: T[]; next_cursor: string | null }>("GET", \`\${path}?\${query}\`);
    yield* page.results;
    cursor = page.next_cursor;
  }
}

for await (const row of all<{ amount: number }>("/credits/transactions/")) console.log(row.amount);`;

export const PAGING: Guide = {
  slug: "paging",
  title: "Paging",
  lead: "Every list answers a page and a cursor to the next one. Nothing is skipped while rows are added.",
  sections: [
    {
      title: "Read a page",
      blocks: [
        'A list is `{"results": [...], "next_cursor": "..."}`. Send `?limit=` 1 to 100 (25 unless said), and the cursor of the page before as `?cursor=`. When `next_cursor` is null, that was all.',
        {
          code: [
            {
              title: "curl",
              text: 'curl "$IGNY8_API/credits/transactions/?limit=100&cursor=MTc" \\\n  -H "Authorization: Bearer $IGNY8_KEY"',
            },
            { title: "TypeScript, with the helper of the quick start", text: ALL },
          ],
        },
        "Treat a cursor as opaque. One that is not ours is refused with 400 `invalid_cursor`: start again without it.",
      ],
    },
  ],
};

export const IDEMPOTENCY: Guide = {
  slug: "idempotency",
  title: "Idempotency",
  lead: "Send an Idempotency-Key with each POST, and a retry never does anything twice.",
  sections: [
    {
      title: "How it works",
      blocks: [
        "Any authenticated POST may carry `Idempotency-Key`, 1 to 255 visible ASCII characters; a UUID does well. Use a new one for each thing you want done, and the same one when you retry it. The first answer is kept for 24 hours and given again with `Idempotent-Replayed: true`.",
        {
          code: [
            {
              title: "curl",
              text: `curl -X POST "$IGNY8_API/credits/consume/" \\
  -H "Authorization: Bearer $IGNY8_KEY" \\
  -H "Idempotency-Key: 5b0e1f9e-1c1f-4c43-8a55-0f1b8f6f0b9a" \\
  -H "Content-Type: application/json" \\
  -d '{"operation": "content_generation", "units": 1200}'`,
            },
          ],
        },
        "`POST /credits/consume/` and `POST /credits/reserve/` require one.",
      ],
    },
    {
      title: "What can come of it",
      blocks: [
        {
          list: [
            "The same key with another body: 409 `idempotency_conflict`.",
            "The first request is still running: 409 `idempotency_in_progress`. Wait a few seconds.",
            "Nobody knows whether a part was done: 409 `outcome_unknown`. Ask again for the same.",
            "429 and 5xx are not kept: they ask for another try.",
          ],
        },
        "The effect and its kept answer commit together. After a broken connection, send the request again: you get the answer of what was done, or it is done now.",
      ],
    },
  ],
};
