import { nowMs } from "@/lib/clock";

const RESTARTS = 5;
const WINDOW_MINUTES = 10;

/**
 * How often a server that keeps ending is started again: five times within ten minutes. More often it is not an accident,
 * and the supervisor of this process should know; what was long ago says nothing about today.
 */
export class RestartBudget {
  private times: number[] = [];

  /** Takes one restart out of the budget, or answers false when there is none left. */
  spend(): boolean {
    const oldest = nowMs() - WINDOW_MINUTES * 60_000;
    this.times = this.times.filter((time) => time > oldest);
    if (this.times.length >= RESTARTS) return false;
    this.times.push(nowMs());
    return true;
  }
}
