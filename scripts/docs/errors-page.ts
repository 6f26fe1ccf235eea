import { ERROR_ADVICE } from "@/lib/error-advice";
import { ERROR_CATALOGUE, type ErrorCode } from "@/lib/errors";

const HEAD = `# Error codes

The API answers every refusal with one of these in \`code\`. Switch on the code, never on the sentence: a sentence may be
more specific than the one here, and may change. The shape of an error is in [contract.md](contract.md), section 4.

Made by \`npm run docs:errors\` from \`lib/errors.ts\` and \`lib/error-advice.ts\`. Don't edit it by hand.

| code | status | sentence | what to do |
| --- | --- | --- | --- |`;

/** docs/errors.md as it should be: the catalogue, in order of status. */
export function errorsPage(): string {
  const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];
  const rows = codes.toSorted((a, b) => ERROR_CATALOGUE[a][0] - ERROR_CATALOGUE[b][0]).map(rowOf);
  return `${[HEAD, ...rows].join("\n")}\n`;
}

function rowOf(code: ErrorCode): string {
  const [status, sentence] = ERROR_CATALOGUE[code];
  return `| \`${code}\` | ${status} | ${sentence} | ${ERROR_ADVICE[code]} |`;
}
