/** A site's first letter: no page asks another host for a favicon. */
export function SiteMark({ name }: { name: string }) {
  const letter = [...name.trim()][0]?.toLocaleUpperCase() ?? "";
  return (
    <span
      aria-hidden
      className="grid size-10 shrink-0 place-items-center rounded-control bg-brand-soft text-base font-semibold text-brand"
    >
      {letter}
    </span>
  );
}
