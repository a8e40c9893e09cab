import { messages } from '../messages.ts';

/** The table that a relay list is exported as. */
export const relays = messages({
  'zh-CN': {
    'relays.column.position': '序号',
    'relays.column.member': '成员',
    'relays.column.quantity': '数量',
    'relays.column.variant': '规格',
    'relays.column.note': '备注',
    'relays.column.state': '状态',
    'relays.column.entered-at': '接龙时间（{{timeZone}}）',
    'relays.state.IN': '已接龙',
    'relays.state.WAITING': '候补',
    'relays.state.WITHDRAWN': '已退出',
  },
  en: {
    'relays.column.position': 'No.',
    'relays.column.member': 'Member',
    'relays.column.quantity': 'Quantity',
    'relays.column.variant': 'Variant',
    'relays.column.note': 'Note',
    'relays.column.state': 'State',
    'relays.column.entered-at': 'Entered at ({{timeZone}})',
    'relays.state.IN': 'In',
    'relays.state.WAITING': 'Waiting',
    'relays.state.WITHDRAWN': 'Withdrawn',
  },
});
