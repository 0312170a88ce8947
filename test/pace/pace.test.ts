import { atOnce, withRests, type Paced } from '../../src/pace/pace';

function* counting(to: number, done: number[]): Paced<number> {
  for (let at = 1; at <= to; at++) {
    done.push(at);
    yield;
  }
  return to;
}

test('the same work, with rests and without', async () => {
  let rests = 0;
  const rest = (): Promise<void> => {
    rests++;
    return Promise.resolve();
  };
  expect(atOnce(counting(3, []))).toBe(3);
  expect(await withRests(counting(3, []), rest)).toBe(3);
  expect(rests).toBe(3);
});

test('whoever gives up at a rest ends the work there', async () => {
  const done: number[] = [];
  const rest = (): Promise<void> =>
    done.length === 2 ? Promise.reject(new Error('stop')) : Promise.resolve();
  await expect(withRests(counting(5, done), rest)).rejects.toThrow('stop');
  expect(done).toEqual([1, 2]);
});
