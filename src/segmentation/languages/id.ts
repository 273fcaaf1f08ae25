import type { Language } from './language.ts'

export const indonesian: Language = {
  never: `
    Bpk Bp Sdr Sdri Yth Tn Ny Nn Dr Drs Dra Prof Ir H Hj Ust Kol Letkol Kapt Jend Mayjen Brigjen Komjen Irjen Jl Jln
    Gg Kab Kec Kel Prov Kep St a.n u.p d.a ttg yg dgn dr
  `,
  numeric: 'No no hlm hal Rp Ps ay Pasal jl telp tlp Jan Feb Mar Apr Jun Jul Agu Sep Okt Nov Des',
  mayEnd: 'Tbk PT CV Inc Ltd Co Corp S.E S.H S.Pd M.M M.Si M.Sc Ph.D',
  ends: 'dll dsb dst dkk SM M',
  starters: `
    Ini Itu Dia Ia Mereka Kami Kita Saya Anda Para Dan Tetapi Tapi Namun Atau Jika Kalau Ketika Saat Karena Sebab Di
    Ke Dari Pada Dalam Dengan Untuk Oleh Menurut Setelah Sebelum Selain Sementara Meski Akibat Adapun Apa Siapa
    Mengapa Bagaimana Kapan Tidak Belum Sudah Semua Beberapa Banyak Setiap Hal Hari Kini Sekarang Kemarin Besok
  `,
  continuing: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'
}
