import { parseArgs } from "node:util";
import { STRENGTHS, type Strength } from "@/lib/bank-statements/match/proposal";
import { propose } from "@/lib/bank-statements/match/propose";
import { inventPayers } from "./invented-payers";
import { Random } from "./random";
import { type TrueLine, Year } from "./year";

const USAGE = `Usage: npm run bench:matching -- [--lines N] [--seed N]
  --lines  lines in the year (100000)
  --seed   of the invented payers and their slips (1)`;

const TERMS = { toleranceCents: 250 };

interface Tier {
  proposed: number;
  right: number;
}

/** A year of statements with the truth beside it: how often each tier is right, and how much it finds. */
function bench(lines: number, seed: number): void {
  const random = new Random(seed);
  const year = new Year(inventPayers(Math.ceil(lines / 12 / 1.01), random), random);
  const tiers = new Map<Strength, Tier>(STRENGTHS.map((strength) => [strength, { proposed: 0, right: 0 }]));
  let [seen, payable] = [0, 0];
  for (let month = 1; month <= 12; month++) {
    for (const each of year.month(month)) {
      seen++;
      if (each.meant.length > 0) payable++;
      judge(each, year, tiers);
      year.settle(each);
    }
  }
  print(tiers, { seen, payable });
}

function judge({ line, meant }: TrueLine, { facts }: Year, tiers: Map<Strength, Tier>): void {
  const proposal = propose(line, facts, TERMS);
  if (proposal.act === "none") return;
  const tier = tiers.get(proposal.strength)!;
  tier.proposed++;
  const found = proposal.invoices.map(({ id }) => id).sort();
  if (JSON.stringify(found) === JSON.stringify([...meant].sort())) tier.right++;
}

function print(tiers: Map<Strength, Tier>, { seen, payable }: { seen: number; payable: number }): void {
  console.log(`${seen} lines, ${payable} of them pay an invoice`);
  for (const [strength, { proposed, right }] of tiers) {
    const precision = proposed === 0 ? "-" : (right / proposed).toFixed(4);
    console.log(
      `${strength.padEnd(8)} proposed ${String(proposed).padStart(6)}  precision ${precision}  recall ${(right / payable).toFixed(4)}`,
    );
  }
  const exact = tiers.get("exact")!;
  if (exact.right !== exact.proposed) process.exitCode = 1;
}

const { values } = parseArgs({
  options: { lines: { type: "string" }, seed: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) console.log(USAGE);
else bench(Number(values.lines ?? 100_000), Number(values.seed ?? 1));
