/** Waits for the work, but not longer than so many milliseconds: it goes on alone then. */
export async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds).unref()));
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
