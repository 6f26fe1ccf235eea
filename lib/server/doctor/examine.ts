import { env } from "@/lib/env";
import { FINDING_LEVELS, type Finding } from "./finding";
import { reach } from "./reach";
import { settingsFindings } from "./settings-findings";

/** Everything that would hurt somebody in production, worst first: what the settings say, and what they lead to. */
export async function examine(dataFolder?: string): Promise<Finding[]> {
  return [...settingsFindings(env()), ...(await reach(dataFolder))].sort(byLevel);
}

function byLevel(one: Finding, other: Finding): number {
  return FINDING_LEVELS.indexOf(one.level) - FINDING_LEVELS.indexOf(other.level);
}
