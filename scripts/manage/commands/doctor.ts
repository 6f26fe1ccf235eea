import { log } from "@/lib/log";
import { examine } from "@/lib/server/doctor/examine";
import type { ManageCommand } from "../command";

export const doctorCommand: ManageCommand = {
  name: "doctor",
  summary:
    "what would hurt somebody in production; exit 1 when a start is refused or something does not work",
  run: async (_, __, { home }) => {
    log.level = "silent"; // What can't be reached is told below.
    const findings = await examine(home);
    return {
      ok: !findings.some(({ level }) => level === "refused" || level === "broken"),
      data: { findings },
      lines: findings.map(({ level, name, says }) => `${level.padEnd(8)} ${name}: ${says}`),
    };
  },
};
