import type { StaticImageData } from "next/image";

/** What one sees in WordPress at this step. A plain picture, since next/image brings a script; read when it is near. */
export function StepPicture({ of, alt }: { of: StaticImageData; alt: string }) {
  return (
    <picture>
      <img
        src={of.src}
        width={of.width}
        height={of.height}
        alt={alt}
        loading="lazy"
        decoding="async"
        className="mt-3 h-auto w-full max-w-md rounded-control border border-border"
      />
    </picture>
  );
}
