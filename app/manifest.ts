import type { MetadataRoute } from "next";
import { light } from "@/components/ui/palette";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "IGNY8",
    short_name: "IGNY8",
    start_url: "/sites",
    display: "browser",
    background_color: light.background,
    theme_color: light.brand,
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
