import type { Language } from './language.ts'

export const vietnamese: Language = {
  never: 'TS ThS GS PGS BS KS LS CN NSND NSƯT Tp TP Q P Tx Ts Ths Gs Pgs Bs Đ ĐT St vd v.d',
  numeric: 'No tr Tr T',
  mayEnd: 'JSC Ltd Co Inc Corp',
  ends: 'v.v',
  attribution: {
    by: 'verb',
    unit: 'word',
    within: 4,
    verbs: 'nói hỏi hét kêu đáp viết kể thốt',
    announcing: 'rằng',
    afterStrong: true
  },
  starters: `
    Ông Bà Anh Chị Em Họ Tôi Chúng Nó Đây Đó Này Các Những Một Hai Ba Và Nhưng Tuy Nếu Khi Vì Do Tại Ở Trong Ngoài
    Trên Dưới Theo Với Sau Trước Từ Đến Để Không Chưa Đã Sẽ Hiện Hôm Ngày Năm Cũng Ai Gì Sao
  `
}
