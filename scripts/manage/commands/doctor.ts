import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { FINDING_LEVELS, type Finding } from "@/lib/server/doctor/finding";
import { reach } from "@/lib/server/doctor/reach";
import { settingsFindings } from "@/lib/server/doctor/settings-findings";
import type { ManageCommand } from "../command";

export const doctorCommand: ManageCommand = {
  name: "doctor",
  summary:
    "what would hurt somebody in production; exit 1 when a start is refused or something does not work",
  run: async (_, __, { home }) => {
    log.level = "silent"; // What can't be reached is told below.
    const findings = [...settingsFindings(env()), ...(await reach(home))].sort(byLevel);
    return {
      ok: !findings.some(({ level }) => level === "refused" || level === "broken"),
      data: { findings },
      lines: findings.map(({ level, name, says }) => `${level.padEnd(8)} ${name}: ${says}`),
    };
  },
};

function byLevel(one: Finding, other: Finding): number {
  return FINDING_LEVELS.indexOf(one.level) - FINDING_LEVELS.indexOf(other.level);
}
