import { seed } from "@/db/seed";
import type { ManageCommand } from "../command";

export const seedCommand: ManageCommand = {
  name: "seed",
  summary: "put plans and industries in place; what is there stays as it is",
  writes: "data",
  run: async () => {
    const seeded = await seed();
    const created = [
      ...seeded.plans.map((slug) => `plan ${slug}`),
      ...seeded.industries.map((slug) => `industry ${slug}`),
    ];
    const lines = [
      created.length === 0 ? "Plans and industries are in place already." : `Created ${created.join(", ")}.`,
    ];
    return { data: seeded, lines };
  },
};
