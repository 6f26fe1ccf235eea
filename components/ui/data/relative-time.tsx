"use client";

import { useEffect, useState } from "react";
import { exactTime, relativeTime } from "./time-words";

const TICK_MS = 30_000;

interface RelativeTimeProps {
  at: Date | string;
  /** Instead of "in 12 days", where the page says it in its own way: "12 days left". */
  words?: string;
  className?: string;
}

/**
 * "3 hours ago", with the exact time in the viewer's zone on hover. The server, which does not know the zone, renders
 * UTC; the browser corrects it once it runs.
 */
export function RelativeTime({ at, words, className }: RelativeTimeProps) {
  const date = typeof at === "string" ? new Date(at) : at;
  const [now, setNow] = useState<number>();
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time
      dateTime={date.toISOString()}
      title={exactTime(date, now === undefined ? "UTC" : undefined)}
      className={className}
      suppressHydrationWarning
    >
      {words ?? relativeTime(date, now ?? Date.now())}
    </time>
  );
}
