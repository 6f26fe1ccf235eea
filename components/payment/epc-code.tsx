/** A QR code for banking apps: dark on light whatever the theme, with the quiet zone that scanners need. */
export function EpcCode({ size, path }: { size: number; path: string }) {
  return (
    <figure className="space-y-2 text-center text-xs text-muted">
      <svg
        role="img"
        aria-label="QR code with these bank details, for your banking app"
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        className="size-44 rounded-card border border-border bg-white"
        shapeRendering="crispEdges"
      >
        <path d={path} fill="black" />
      </svg>
      <figcaption>Scan it with your banking app</figcaption>
    </figure>
  );
}
