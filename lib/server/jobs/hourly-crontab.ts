const MINUTES_PER_HOUR = 60;

/** Each job once an hour, in cron's words: the first at the full hour, the others as far apart as their number allows. */
export function hourlyCrontab(names: string[]): string {
  return names
    .map((name, index) => `${Math.floor((index * MINUTES_PER_HOUR) / names.length)} * * * * ${name}`)
    .join("\n");
}
