export const overlayClass = "fixed inset-0 z-50 bg-black/45 animate-fade-in";
