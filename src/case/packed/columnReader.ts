import { PackedFailure, type Column } from './container.ts';

/** Gives columns by name, each of the type it must have. @throws PackedFailure when there is none such. */
export class ColumnReader {
  constructor(private readonly columns: ReadonlyMap<string, Column>) {}

  u8(name: string): Uint8Array {
    const column = this.columns.get(name);
    return column instanceof Uint8Array ? column : missing();
  }

  u16(name: string): Uint16Array {
    const column = this.columns.get(name);
    return column instanceof Uint16Array ? column : missing();
  }

  i32(name: string): Int32Array {
    const column = this.columns.get(name);
    return column instanceof Int32Array ? column : missing();
  }

  u32(name: string): Uint32Array {
    const column = this.columns.get(name);
    return column instanceof Uint32Array ? column : missing();
  }

  f64(name: string): Float64Array {
    const column = this.columns.get(name);
    return column instanceof Float64Array ? column : missing();
  }
}

function missing(): never {
  throw new PackedFailure('newer');
}
