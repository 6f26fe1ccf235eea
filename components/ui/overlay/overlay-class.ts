export const overlayClass = "fixed inset-0 z-50 bg-black/45 animate-fade-in";

export const panelClass =
  "fixed inset-x-4 top-1/2 z-50 mx-auto max-h-[calc(100dvh-2rem)] max-w-md -translate-y-1/2 overflow-y-auto rounded-card border border-border bg-surface p-6 text-sm text-text shadow-floating outline-none animate-fade-in";
