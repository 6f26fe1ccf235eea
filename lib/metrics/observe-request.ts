import { metrics } from "./registry";

/** Counts one API request. `route` is the declared path with its {placeholders}, so that labels stay few. */
export function observeRequest(request: {
  route: string;
  method: string;
  status: number;
  seconds: number;
}): void {
  const { route, method, status, seconds } = request;
  metrics().requestSeconds.observe({ route, method, status }, seconds);
}
