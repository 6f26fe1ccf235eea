import { parseCrontab } from "graphile-worker";
import { expect, test } from "vitest";
import { hourlyCrontab } from "./hourly-crontab";
import { CRONTAB, TASKS } from "./tasks";

test("any number of jobs is spread over the hour, none past its end", () => {
  for (const count of [1, 10, 12, 13, 60, 61]) {
    const names = Array.from({ length: count }, (_, index) => `job-${index}`);
    const minutes = minutesOf(hourlyCrontab(names));
    expect(minutes).toHaveLength(count);
    expect(minutes.every((minute) => Number.isInteger(minute) && minute >= 0 && minute < 60)).toBe(true);
    expect(new Set(minutes).size).toBe(Math.min(count, 60));
  }
});

test("the queue understands the timetable, and knows every job on it", () => {
  const jobs = parseCrontab(CRONTAB).map(({ task }) => task);
  expect(jobs.length).toBeGreaterThan(5);
  expect(jobs.filter((job) => !(job in TASKS))).toEqual([]);
});

function minutesOf(crontab: string): number[] {
  return crontab.split("\n").map((line) => Number(line.split(" ")[0]));
}
