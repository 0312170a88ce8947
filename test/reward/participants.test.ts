import { readParticipants } from '../../src/reward/participants';

test.each([
  ['张三', [['张三', 1]]],
  [
    '张三:60;李四:40',
    [
      ['张三', 60],
      ['李四', 40],
    ],
  ],
  [
    '王五:1；外聘赵六：2；孙七：1',
    [
      ['王五', 1],
      ['外聘赵六', 2],
      ['孙七', 1],
    ],
  ],
  [
    '张三：３３.３、李四：66.7',
    [
      ['张三', 333],
      ['李四', 667],
    ],
  ],
  [
    ' 张三 : 50% ，李四:50% ',
    [
      ['张三', 50],
      ['李四', 50],
    ],
  ],
  [
    '张　三:1; John  Smith:2',
    [
      ['张三', 1],
      ['John Smith', 2],
    ],
  ],
  [
    '张三:0;李四:5',
    [
      ['张三', 0],
      ['李四', 5],
    ],
  ],
])('%s', (text, people) => {
  expect(readParticipants(text)!.map(({ name, weight }) => [name, weight])).toEqual(people);
});

test.each(['张三;李四', '张三:', ':60', '张三:-1', '张三:0', '张三:六十', ';'])(
  '%s cannot be read',
  (text) => {
    expect(readParticipants(text)).toBeNull();
  },
);
