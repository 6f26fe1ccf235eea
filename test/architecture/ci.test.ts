/** Guards .ci/run, .ci/part, .github/workflows/ci.yml. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const script = read(".ci/run");
const workflow = read(".github/workflows/ci.yml");

/** What `npm test` runs, one after the other (scripts/test.ts). */
const PARTS_OF_TEST = [
  "npm run typecheck",
  "npm run lint",
  "npm run build",
  "npm test -- unit",
  "npm run test:e2e",
];

/** These print how many tests they skipped, which has to fail a job as it fails the script. */
const COUNTED = ["npm test -- unit", "npm run test:e2e", "npm run test:wordpress"].concat(
  "npm run test:faults -- --short",
  "npm run simulate -- --known",
);

describe("the workflow and .ci/run", () => {
  it("run the same commands of npm", () => {
    const expected = commandsOf(script).flatMap((each) => (each === "npm test" ? PARTS_OF_TEST : [each]));
    expect(expected.length).toBeGreaterThan(10);
    expect(commandsOf(workflow)).toEqual([...new Set(expected)].sort());
  });

  it("prepare the machine by the same script, which alone calls apt", () => {
    for (const text of [script, workflow]) {
      expect(text).toContain(".ci/install");
      expect(withoutComments(text)).not.toContain("apt-get");
    }
  });

  it("fail both when a part skips", () => {
    const counted = [...workflow.matchAll(/\.ci\/part (.*)/g)].map(([, command = ""]) => command);
    expect(counted.sort()).toEqual([...COUNTED].sort());
    expect(script).toContain("source .ci/count.sh");
    expect(read(".ci/part")).toContain("source .ci/count.sh");
  });

  it("let new seeds find faults without failing", () => {
    for (const text of [script, workflow]) expect(text).toMatch(/--seed .* \|\|\s+echo /);
  });
});

it("a command is read with its settings and arguments, up to where the shell takes over", () => {
  const text = [
    "# npm run never",
    "if FUZZ_SECONDS=30 npm run test:fuzz -- -t 5xx 2>&1 | tee log; then",
    '  npm run simulate -- --seed "$RANDOM" --seconds 40 || true',
    'npm run dependencies -- "$logs/sbom.cdx.json" || echo no',
    "- run: npm test",
  ].join("\n");
  expect(commandsOf(text)).toEqual([
    "FUZZ_SECONDS=30 npm run test:fuzz -- -t 5xx",
    "npm run dependencies -- FILE",
    'npm run simulate -- --seed "$RANDOM" --seconds 40',
    "npm test",
  ]);
});

/** Each once, in order of the alphabet. Where the list of packages is written differs, and doesn't matter. */
function commandsOf(text: string): string[] {
  const found = withoutComments(text).matchAll(/(?:[A-Z_]+=\S+ )?npm (?:ci|test|run)\b(?:[^|>\n;&]|\d>)*/g);
  const commands = [...found].map(([command]) =>
    command
      .replace(/ \d$/, "")
      .replace(/\S*sbom\.cdx\.json\S*/, "FILE")
      .trim(),
  );
  return [...new Set(commands)].sort();
}

function withoutComments(text: string): string {
  return text.replace(/^\s*#.*$/gm, "");
}
