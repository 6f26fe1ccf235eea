import type { PairName } from "../metamorphic";
import type { History } from "../operations";

/** A history as a test that one can paste: it fails until the fault is gone. */
export function printHistory(
  { startsAt, steps }: History,
  fault: { name: string; says: string },
  pair?: PairName,
): string {
  const [call, more] = pair ? ["playPair", `, ${JSON.stringify(pair)}`] : ["play", ""];
  const lines = steps.map((step) => `      ${literal(step)},`);
  return `/** ${fault.says.replaceAll("*/", "* /")} */
test(${JSON.stringify(fault.name)}, async () => {
  const { faults } = await ${call}({
    startsAt: ${JSON.stringify(startsAt)},
    steps: [
${lines.join("\n")}
    ],
  }${more});
  expect(faults).toEqual([]);
});`;
}

/** { do: "wait", hours: 24 }: as a person would write it. */
function literal(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${literal(inner)}`)
    .join(", ")} }`;
}
