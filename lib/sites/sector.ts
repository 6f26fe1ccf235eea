import type { Industry } from "./site";

/** A topic that a site writes about: its own words, or made from an industry's template. */
export interface Sector {
  id: number;
  siteId: number;
  name: string;
  description: string;
  template: Industry | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface IndustryWithSectors extends Industry {
  description: string;
  sectors: (Industry & { description: string })[];
}
