import { seed } from "@/db/seed";
import { seedDemo } from "@/scripts/demo/demo";
import type { ManageCommand } from "@/scripts/manage/command";

export const seedCommand: ManageCommand<{ demo?: boolean }> = {
  name: "seed",
  summary: "put plans and industries in place; what is there stays as it is",
  takes: (command) => command.option("--demo", "also the demo cast, with believable data"),
  writes: "data",
  run: async ({ demo }) => {
    const seeded = await seed();
    const cast = demo ? await seedDemo() : undefined;
    const created = [
      ...seeded.plans.map((slug) => `plan ${slug}`),
      ...seeded.industries.map((slug) => `industry ${slug}`),
    ];
    const lines = [
      created.length === 0 ? "Plans and industries are in place already." : `Created ${created.join(", ")}.`,
      ...(cast?.lines ?? []),
    ];
    return { data: { ...seeded, ...(cast && { demo: cast }) }, lines };
  },
};
