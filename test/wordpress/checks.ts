/** Counts promises kept and broken; a broken one does not keep the others from being tried. */
let passed = 0;
let failed = 0;

export async function check(promise: string, prove: () => void | Promise<void>): Promise<boolean> {
  const startedAt = Date.now();
  try {
    await prove();
    passed++;
    console.log(`  ok    ${promise} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    failed++;
    console.log(
      `  FAIL  ${promise}\n        ${indent(error instanceof Error ? error.message : String(error))}`,
    );
    return false;
  }
}

export function chapter(title: string): void {
  console.log(`\n${title}`);
}

/** The last line of the run. */
export function summary(): string {
  return `${passed} passed, ${failed} failed`;
}

export function hasFailures(): boolean {
  return failed > 0;
}

export function failures(): number {
  return failed;
}

function indent(text: string): string {
  return text.trim().split("\n").slice(0, 12).join("\n        ");
}
