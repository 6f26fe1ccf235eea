import { spawnSync } from "node:child_process";
import { fetchOnce } from "../wordpress/fetch-once";

/** What the run asks a client to do; each is answered when everything that is due has been done. See docs/bridge-protocol.md. */
type Task =
  | { do: "reset"; api_url: string; posts: number }
  | { do: "connect"; key: string }
  | { do: "work"; after_seconds: number }
  | { do: "change"; id: number; title: string }
  | { do: "delete"; id: number }
  | { do: "home"; url: string }
  | { do: "answer"; choice: "moved" | "copy" }
  | { do: "disconnect" };

/** `ids` of the posts that there are; `home` address; `state` as the protocol names it. */
export interface Answer {
  state: "unconnected" | "connected" | "waiting" | "stopped" | "asking";
  home: string;
  ids: number[];
}

export type Client = (task: Task) => Promise<Answer>;

/** `--client`: an address that takes each task as a POST, or a command that takes it as JSON on its standard input. */
export function clientOf(target: string): Client {
  return /^https?:\/\//.test(target) ? byAddress(target) : byCommand(target);
}

function byAddress(url: string): Client {
  return async (task) => {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetchOnce(url, { method: "POST", headers, body: JSON.stringify(task) });
    return parsed(task, await answer.text());
  };
}

function byCommand(command: string): Client {
  return async (task) => {
    const options = { input: JSON.stringify(task), encoding: "utf8", timeout: 120_000 } as const;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], options);
    if (status !== 0) throw new Error(`${task.do}: the client ended with ${status}: ${stderr.slice(0, 500)}`);
    return parsed(task, stdout);
  };
}

function parsed(task: Task, text: string): Answer {
  try {
    const answer = JSON.parse(text) as Answer;
    if (typeof answer.state === "string" && typeof answer.home === "string" && Array.isArray(answer.ids))
      return answer;
  } catch {
    // Said below.
  }
  throw new Error(
    `${task.do}: the client answered ${JSON.stringify(text.slice(0, 200))}, not {state, home, ids}`,
  );
}
