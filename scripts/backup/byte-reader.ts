/** Reads a stream by numbers of bytes. */
export class ByteReader {
  private rest: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Buffer>;

  constructor(stream: AsyncIterable<Buffer>) {
    this.source = stream[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes, in one piece. Throws when the stream ends before. */
  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.parts(count)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** The bytes in the pieces in which they come. */
  async *parts(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.rest.length === 0) await this.refill();
      const part = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  private async refill(): Promise<void> {
    const { value, done } = await this.source.next();
    if (done) throw new Error("it ends too early");
    this.rest = value;
  }
}
