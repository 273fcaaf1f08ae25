import type { Language } from './language.ts'

export const turkish: Language = {
  never: `
    Sn Dr Prof Doç Yrd Öğr Gör Arş Uzm Av Hz Org Orgen Korg Tümg Tuğg Alb Yb Bnb Yzb Ütğm Tğm Müh Mim Op Ecz Bşk Gen
    Kur Jan Yrd.Doç bkz bk örn ör yak krş çev ed İng Alm Fr Lat Ar Far Osm Mah Cad Sok Sk Bul Apt Blv Mh Cd
  `,
  numeric: `
    no No s sf sh ss c cilt böl md mad fık şek tab tel dk sa sn Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara
  `,
  ends: 'vb vs',
  mayEnd: 'vd A.Ş Ltd Şti T.C M.Ö M.S İ.Ö İ.S Inc Corp Co A.B.D Jr',
  ordinals: true,
  starters: `
    Bu Şu O Bunlar Onlar Biz Ben Sen Siz Bir Ve Ama Fakat Ancak Veya Ya Eğer Çünkü Ki Ne Nasıl Neden Niçin Nerede Kim
    Hangi Kaç Her Hiç Bütün Tüm Bazı Birçok Çok Daha En Gibi İçin İle Göre Sonra Önce Kadar Ayrıca Böyle Böylece Bunun
    Onun Bununla Bundan Buna Burada Orada Şimdi Bugün Dün Yarın Artık Hatta Yine Sadece Yalnızca Ise Değil Var Yok
    Oysa Üstelik Dolayısıyla Öte İki Üç Kendisi Birlikte
  `,
  continuing: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'
}
