import type { Guide } from "@/components/docs/guide/guide";
import { ERROR_ADVICE } from "@/lib/error-advice";
import { ERROR_CATALOGUE, type ErrorCode } from "@/lib/errors";

const STATUS_WORDS: Record<number, string> = {
  400: "400: the request is not right",
  401: "401: who are you?",
  402: "402: no plan, or not enough credits",
  403: "403: not allowed",
  404: "404: not there, or not yours",
  405: "405: not with this method",
  409: "409: not in this state",
  413: "413: too large",
  415: "415: not JSON",
  429: "429: too fast",
  431: "431: headers too large",
  500: "500: our fault",
  502: "502: a payment provider's fault",
  503: "503: not now",
};

const SAMPLE = `{
  "success": false,
  "error": "Some fields are not valid. See \`errors\` for each of them.",
  "code": "validation_error",
  "errors": { "url": ["This is required."] },
  "request_id": "0192f3c1-7d2e-7c55-9a43-5f0f6b1d2c3e"
}`;

export const ERRORS: Guide = {
  slug: "errors",
  title: "Errors",
  lead: "Each refusal has a code. Here is every one, with its cause and what to do about it.",
  sections: [
    {
      title: "The shape of an error",
      blocks: [
        "Decide by `code`, never by the sentence: a sentence may be more specific than the one here, and may change. `errors` names fields, `details` has facts for programs such as `limit` or `required_scope`. Send us the `request_id` if you ask for help.",
        { code: [{ title: "Answer, 400", text: SAMPLE }] },
      ],
    },
    {
      title: "What to retry",
      blocks: [
        "Retry 429, 502, 503 and a broken connection, with the same `Idempotency-Key` and after `Retry-After` seconds. Retry 500 once. Nothing else gets better by being sent again.",
      ],
    },
    ...statuses().map((status) => ({
      title: STATUS_WORDS[status] ?? String(status),
      id: `status-${status}`,
      blocks: [
        {
          table: {
            label: `Codes with status ${status}`,
            head: ["Code", "Cause", "What to do"],
            rows: codesOf(status).map((code) => [
              `\`${code}\``,
              ERROR_CATALOGUE[code][1],
              ERROR_ADVICE[code],
            ]),
          },
        },
      ],
    })),
  ],
};

function statuses(): number[] {
  return [...new Set(Object.values(ERROR_CATALOGUE).map(([status]) => status))].sort((a, b) => a - b);
}

function codesOf(status: number): ErrorCode[] {
  return (Object.keys(ERROR_CATALOGUE) as ErrorCode[]).filter((code) => ERROR_CATALOGUE[code][0] === status);
}
