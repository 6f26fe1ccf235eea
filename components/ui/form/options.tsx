/** One that is its own words, or a value with its words. */
export type Option = string | readonly [value: string | number, words: string];

/** The `<option>`s of a select, beside those that stand alone, such as "All". */
export function Options({ of }: { of: readonly Option[] }) {
  return of.map((option) => {
    const [value, words] = typeof option === "string" ? [option, option] : option;
    return (
      <option key={value} value={value}>
        {words}
      </option>
    );
  });
}
