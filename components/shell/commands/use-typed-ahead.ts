import { useCallback, useEffect, useRef } from "react";

/**
 * Keeps what is typed while something that was opened is still on its way, which on a slow line takes a while. The
 * caller of the returned function takes it over, and hears the keys itself from then on.
 */
export function useTypedAhead(isOpen: boolean): () => string {
  const typed = useRef("");
  const isTaken = useRef(false);
  useEffect(() => {
    if (!isOpen) return;
    const hear = (event: KeyboardEvent) => {
      if (isTaken.current || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Backspace") typed.current = typed.current.slice(0, -1);
      else if (event.key.length === 1) typed.current += event.key;
      else return;
      event.preventDefault(); // It is not meant for what has the focus meanwhile.
    };
    window.addEventListener("keydown", hear);
    return () => {
      window.removeEventListener("keydown", hear);
      typed.current = "";
      isTaken.current = false;
    };
  }, [isOpen]);
  return useCallback(() => {
    const before = typed.current;
    typed.current = "";
    isTaken.current = true;
    return before;
  }, []);
}
