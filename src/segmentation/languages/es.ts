import type { Language } from './language.ts'

export const spanish: Language = {
  never: `
    Sr Sra Sres Sras Srta Srtas D Dña Da Dn Dr Dra Dres Dras Prof Profa Ing Lic Lcdo Lcda Arq Abg Mtro Mtra Pbro Rvdo
    Rdo Rev Mons Card Fr Gral Gen Cnel Cap Capt Tte Cte Comdte Cmdte Sgto Sgt Cbo Alm Brig Insp Subtte Pdte Pdta Excmo
    Excma Ilmo Ilma Sto Sta Sn Hno Hna Vda Alte Gdor Dip Sen Min Emb Vicepdte p.ej p.e ej i.e e.g cf cfr vs aprox ca
    a.k.a EE RR FF JJ CC OO SS AA DD MM Avda Av Pza Pl C Ctra Urb Col Fracc Dpto Depto Prov Edo av avda Gob Subof
    Vicealm Tcnel
  `,
  numeric: `
    núm núms nro nros no n art arts pág págs pag p pp vol vols cap caps fig figs t tel tfno ext inc párr ed secc km
    ene feb mar abr may jun jul ago sep sept oct nov dic lun mié jue vie sáb dom min
  `,
  mayEnd: `
    S.A S.L S.A.U S.L.U S.R.L S.A.C S.A.S S.A.B C.V Cía Cia Inc Corp Ltd Ltda Co Hnos EE.UU EEUU Jr admón RR.HH FF.AA
    JJ.OO CC.OO UU HH OO.PP DD.HH D.F C.F
  `,
  ends: 'a.m p.m h a.C d.C a.J.C d.J.C etc',
  prepositions: 'A En El Desde Hacia Hasta Tras',
  starters: `
    El La Los Las Lo Un Una Unos Unas Al Del De En Con Sin Por Para Según Sobre Bajo Ante Tras Desde Hasta Hacia Entre
    Contra Durante Mediante Él Ella Ellos Ellas Ello Yo Tú Usted Ustedes Nosotros Me Te Se Le Les Nos Su Sus Mi Mis
    Nuestro Nuestra Este Esta Estos Estas Esto Ese Esa Eso Esos Esas Aquel Aquella Que Qué Quien Quién Quienes Cuando
    Cuándo Donde Dónde Como Cómo Cuánto Cuál Y E O U Pero Sino Mas Aunque Porque Si Sí No Ni Ya Aún Todavía También
    Tampoco Así Además Ahora Hoy Ayer Mañana Luego Después Antes Entonces Mientras Pese Pues Siempre Nunca Todo Todos
    Toda Todas Otro Otra Otros Otras Cada Muchos Muchas Varios Varias Algunos Algunas Alguno Ningún Ninguna Nada Nadie
    Más Menos Muy Tan Es Son Era Fue Fueron Ha Han Había Hay Está Están A Allí Aquí Ahí Sólo Solo Incluso Finalmente
    Actualmente Posteriormente
  `,
  continuing: `
    Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre Lunes Martes Miércoles
    Jueves Viernes Sábado Domingo
  `
}
