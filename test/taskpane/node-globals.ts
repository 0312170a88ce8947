import {
  ReadableStream,
  WritableStream,
  TransformStream,
  CompressionStream,
  DecompressionStream,
} from 'node:stream/web';
import { TextDecoder, TextEncoder } from 'node:util';

/** What browsers and Node both have and jsdom does not: the workbook on files reads and writes with it. */
Object.assign(globalThis, {
  TextEncoder,
  TextDecoder,
  ReadableStream,
  WritableStream,
  TransformStream,
  CompressionStream,
  DecompressionStream,
});
