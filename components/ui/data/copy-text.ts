/** Copies it; where the browser does not let us, as on a plain http address, shows it to be copied. Says which. */
export async function copyText(text: string, label: string): Promise<"copied" | "shown"> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    window.prompt(label, text);
    return "shown";
  }
}
