/**
 * The mark: an 8 whose upper ring burns. The same drawing as app/icon.svg. Error pages show it, so it does without the
 * class merger.
 */
export function LogoMark({ className = "size-7" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <path
        fillRule="evenodd"
        className="fill-on-brand"
        d="M18.9 2.2c.1 3.6 3.1 4.7 3.1 8.6 0 1.6-.7 2.9-1.8 3.9 1.9 1.3 3.1 3.4 3.1 5.9a7.3 7.3 0 1 1-14.6 0c0-2.5 1.2-4.6 3.1-5.9A5.4 5.4 0 0 1 10 10.8c0-4.6 7-4.3 8.9-8.6ZM16 8.6a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Zm0 8.7a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6Z"
      />
    </svg>
  );
}

export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-bold tracking-tight">
      <LogoMark />
      IGNY8
    </span>
  );
}
