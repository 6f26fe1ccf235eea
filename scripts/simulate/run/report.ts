import { printHistory } from "../history/print-history";
import type { Done, Finding, Job } from "./job";

/** What was played and found so far. */
export class Report {
  #histories = 0;
  #failed = 0;
  #accountMonths = 0;
  #steps = 0;
  #refusals = 0;
  /** How many histories showed each fault. */
  readonly #faults = new Map<string, number>();

  /** Faults whose shortest history was printed. */
  readonly shrunk = new Set<string>();

  get hasFailed(): boolean {
    return this.#failed > 0;
  }

  add({ job, findings, accountMonths, steps, refusals }: Done): void {
    this.#histories += 1;
    this.#accountMonths += accountMonths;
    this.#steps += steps;
    this.#refusals += refusals;
    if (findings.length > 0) this.#failed += 1;
    for (const finding of findings) this.#addFinding(job, finding);
  }

  /** What is known is short already: each of its faults is printed with all of it. */
  #addKnown({ known, pair }: Job, { name, says }: Finding): void {
    if (!known) return;
    say(`\nKnown, and there again: ${known.title}`);
    say(printHistory(known.history, { name, says }, pair));
  }

  #addFinding(job: Job, finding: Finding): void {
    const { name, says, shortest } = finding;
    this.#addKnown(job, finding);
    if (shortest && !this.shrunk.has(name)) {
      this.shrunk.add(name);
      const pair = finding.isOfPair ? job.pair : undefined;
      say(`\nSeed ${job.seed}, --accounts ${job.accounts} --months ${job.months}: ${name}`);
      say(printHistory(shortest, { name, says }, pair));
    }
    this.#faults.set(name, (this.#faults.get(name) ?? 0) + 1);
  }

  print(): void {
    say("");
    for (const [name, count] of [...this.#faults].sort((a, b) => b[1] - a[1]))
      say(`${count} histories: ${name}`);
    const steps = `${this.#steps} steps, ${this.#refusals} of them refused`;
    say(
      `Played ${Math.round(this.#accountMonths)} account-months in ${this.#histories} histories: ${steps}.`,
    );
    say(`${this.#histories - this.#failed} passed, ${this.#failed} failed`);
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
