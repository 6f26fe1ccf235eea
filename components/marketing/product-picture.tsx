import type { StaticImageData } from "next/image";
import dark1200 from "./pictures/product-dark-1200.webp";
import dark2400 from "./pictures/product-dark-2400.webp";
import light1200 from "./pictures/product-light-1200.webp";
import light2400 from "./pictures/product-light-2400.webp";

/** As wide as the page's column: 72rem less its padding. */
const SIZES = "(min-width: 1152px) 1104px, calc(100vw - 2rem)";
const LIGHT = sourcesOf(light1200, light2400);
const DARK = sourcesOf(dark1200, dark2400);

/**
 * The page of one site, photographed from the product by scripts/make-pictures.ts. A plain picture, since next/image
 * brings a script; preloaded, since on some screens it is the largest thing painted.
 */
export function ProductPicture() {
  return (
    <>
      <Preload sources={LIGHT} scheme="light" />
      <Preload sources={DARK} scheme="dark" />
      <picture>
        <source media="(prefers-color-scheme: dark)" srcSet={DARK} sizes={SIZES} />
        <img
          src={light1200.src}
          srcSet={LIGHT}
          sizes={SIZES}
          width={light1200.width}
          height={light1200.height}
          alt="A site in IGNY8: its sectors, its connection to WordPress, and every post and page with type, status and date."
          fetchPriority="high"
          decoding="async"
          className="mt-14 h-auto w-full rounded-card border border-border shadow-floating"
        />
      </picture>
    </>
  );
}

function Preload({ sources, scheme }: { sources: string; scheme: "light" | "dark" }) {
  const media = `(prefers-color-scheme: ${scheme})`;
  return <link rel="preload" as="image" imageSrcSet={sources} imageSizes={SIZES} media={media} />;
}

function sourcesOf(...images: StaticImageData[]): string {
  return images.map(({ src, width }) => `${src} ${width}w`).join(", ");
}
