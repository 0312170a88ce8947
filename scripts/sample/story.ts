import { dayOf, type Day } from '../../src/calendar/day';
import { addMonths } from '../../src/calendar/months';
import { Chance } from './random';

/** A claim of the story; days as day numbers, amounts in fen. */
export interface StoryClaim {
  readonly id: string;
  readonly debtor: string;
  readonly unit: string;
  readonly owner: string;
  readonly nature: string;
  readonly origin: Day;
  readonly due: Day;
  readonly amount: number;
  readonly rate: number | null;
  readonly grade: string;
  readonly surveyed: Day | null;
  readonly identified: Day | null;
  readonly review: string;
  readonly rectified: Day | null;
}

export interface StoryRecovery {
  readonly id: string;
  readonly day: Day;
  readonly claim: string;
  readonly debtor: string;
  readonly amount: number;
  readonly method: string;
  readonly voucher: string;
  readonly people: string;
  readonly ruling: Day | null;
  readonly rulingValue: number | null;
  readonly reverses: string;
  readonly approval: string;
  readonly note: string;
}

export interface Unit {
  readonly name: string;
  readonly owners: readonly string[];
  readonly debtors: readonly string[];
  readonly loans: boolean;
  readonly claims: number;
}

/** A stone-quarrying group with three companies, and the credit union of its township (篇二, 篇四, 篇五). */
export const UNITS: readonly Unit[] = [
  {
    name: '石料一公司',
    owners: ['周建国', '李志强'],
    debtors: [
      '宏远路桥工程有限公司',
      '中原铁建第三项目部',
      '华盛市政建设总公司',
      '广通公路养护中心',
      '大成混凝土有限公司',
      '鑫源商砼站',
      '永固水泥制品厂',
      '东方港务工程公司',
      '瑞丰石材经营部',
      '交投物资供应站',
    ],
    loans: false,
    claims: 42,
  },
  {
    name: '石料二公司',
    owners: ['王海涛', '赵敏'],
    debtors: [
      '恒基建筑安装公司',
      '城南管网改造指挥部',
      '隆达道路材料公司',
      '金桥房地产开发公司',
      '滨河新区建设办',
      '兴业预制构件厂',
      '安泰物流园',
      '北辰机场扩建项目部',
      '通达商贸行',
    ],
    loans: false,
    claims: 36,
  },
  {
    name: '运输公司',
    owners: ['孙卫东'],
    debtors: [
      '长虹运贸公司',
      '顺发汽车运输队',
      '铁路货场代办处',
      '联运代理公司',
      '海陵港装卸公司',
      '万里物流公司',
    ],
    loans: false,
    claims: 24,
  },
  {
    name: '农村信用社',
    owners: ['刘双虎', '高洁'],
    debtors: [
      '东关村委会',
      '西沟村委会',
      '南岭果品合作社',
      '北庄养殖场',
      '河湾砖厂',
      '槐树村农机站',
      '张家庄面粉厂',
      '石桥村村民马某',
      '石桥村村民杜某',
      '青山林场',
      '柳林镇供销社',
      '前进村村民何某',
    ],
    loans: true,
    claims: 40,
  },
];

export const BASELINE = dayOf(2012, 5, 15);
const SEED = 20120515;

/** The claims of the story, unit by unit, due from 2007 to 2012. */
export function storyClaims(): StoryClaim[] {
  const chance = new Chance(SEED);
  let number = 0;
  return UNITS.flatMap((unit) =>
    Array.from({ length: unit.claims }, () => storyClaim(unit, ++number, chance)),
  );
}

function storyClaim(unit: Unit, number: number, chance: Chance): StoryClaim {
  const due = dayOf(2007, 1, 1) + chance.whole(0, 365 * 6);
  const origin = unit.loans ? addMonths(due, -chance.pick([12, 24, 36])) : due - chance.pick([30, 60, 90]);
  const surveyed = origin < BASELINE && chance.chance(0.92) ? BASELINE + chance.whole(0, 5) : null;
  const found = surveyed !== null && chance.chance(0.2);
  const late = dayOf(2012, 12, 31) - due;
  return {
    id: `${unit.loans ? 'DK' : 'YS'}${String(2007000 + number)}`,
    debtor: chance.pick(unit.debtors),
    unit: unit.name,
    owner: chance.pick(unit.owners),
    nature: unit.loans ? '贷款' : chance.pick(['石料货款', '石料货款', '代垫运费']),
    origin,
    due,
    amount: unit.loans ? chance.whole(50, 3_000) * 100_00 : chance.whole(20_000_00, 2_800_000_00),
    rate: unit.loans ? chance.pick([0.0656, 0.0747, 0.0871]) : null,
    grade: !unit.loans
      ? ''
      : late < 0
        ? '正常'
        : late < 90
          ? '关注'
          : late < 365
            ? '次级'
            : late < 1460
              ? '可疑'
              : '损失',
    surveyed,
    identified: surveyed !== null && chance.chance(0.85) ? dayOf(2012, 5, 21) + chance.whole(0, 21) : null,
    review: surveyed === null ? '' : found ? '不合格' : '合格',
    rectified: found && chance.chance(0.6) ? dayOf(2012, 12, 5) + chance.whole(0, 24) : null,
  };
}

const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  石料一公司: ['周建国:60;李志强:40', '李志强', '周建国:50;外聘律师陈某:50'],
  石料二公司: ['王海涛', '赵敏:70;王海涛:30', ''],
  运输公司: ['孙卫东', '孙卫东:2；周建国:1'],
  农村信用社: ['刘双虎', '高洁:60;刘双虎:40', '高洁'],
};

/** Recoveries through 2012 and some before: in cash, by bank, by bill, in goods, through the court. */
export function storyRecoveries(claims: readonly StoryClaim[]): StoryRecovery[] {
  const chance = new Chance(SEED + 1);
  const recoveries: StoryRecovery[] = [];
  for (const claim of claims) {
    let left = claim.amount;
    for (let turn = chance.pick([0, 1, 1, 2]); turn > 0 && left > 0; turn--) {
      const earliest = Math.max(claim.origin + 20, dayOf(2011, 6, 1));
      const day = chance.whole(earliest, dayOf(2012, 12, 31));
      if (earliest > dayOf(2012, 12, 31)) continue;
      const amount = chance.chance(0.25) ? left : Math.round((left * chance.whole(10, 60)) / 100);
      const method = chance.pick(['银行', '银行', '现金', '承兑汇票', '法院执行', '实物抵债']);
      const goods = method === '实物抵债';
      const ruled = goods && chance.chance(0.7);
      const number = recoveries.length + 1;
      recoveries.push({
        id: `HK${String(number).padStart(4, '0')}`,
        day,
        claim: claim.id,
        debtor: claim.debtor,
        amount,
        method,
        voucher: `记-${String(number).padStart(4, '0')}`,
        people: chance.pick(PEOPLE[claim.unit]),
        ruling: ruled ? day + chance.whole(5, 60) : null,
        rulingValue: ruled ? Math.round((amount * chance.whole(80, 100)) / 100) : null,
        reverses: '',
        approval: '',
        note: '',
      });
      left -= amount;
    }
  }
  return recoveries;
}
