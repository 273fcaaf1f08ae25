import type { Language } from './language.ts'

export const italian: Language = {
  never: `
    sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa proff avv ing arch geom rag on onn Cav Comm Gr.Uff Sen Min
    Pres Gen Col Cap Ten Magg Mar Serg Amm Isp Mons Card Don P Rev S SS Ss Sta Gent Egr Spett p.es ad.es es i.e e.g
    cfr cf vs ca c.a v sec segg seg gen magg serg amm psic psicol cav comm ten cap.no col mar cap
  `,
  numeric: `
    n nn nr art artt pag pagg p pp vol voll cap capp fig figg tel t co c par lett all ed sez feb mar apr mag giu lug
    ago set sett ott nov dic lun mer gio ven sab dom min
  `,
  mayEnd: 'S.p.A S.r.l S.n.c S.a.s SpA Srl F.lli Inc Corp Ltd Co C U.S.A jr',
  ends: 'a.m p.m a.C d.C etc ecc',
  prepositions: 'Alle Nel Dal Dalle Fino Verso',
  starters: `
    Il Lo La I Gli Le L Un Uno Una Di Del Dello Della Dei Degli Delle A Al Allo Alla Ai Agli Alle Da Dal Dalla Dai
    Dalle In Nel Nello Nella Nei Negli Nelle Con Su Sul Sullo Sulla Sui Sulle Per Tra Fra Egli Ella Lui Lei Loro Essi
    Esse Io Tu Noi Voi Si Ci Vi Mi Ti Ne Suo Sua Suoi Sue Questo Questa Questi Queste Quello Quella Quelli Quelle Che
    Chi Cui Quando Dove Come Perché Quanto Quale E Ed O Ma Però Oppure Anche Se Non Né Già Ancora Così Inoltre Ora
    Oggi Ieri Domani Poi Dopo Prima Allora Mentre Infatti Tuttavia Sempre Mai Tutto Tutti Tutta Tutte Altro Altra
    Altri Altre Ogni Molti Molte Alcuni Alcune Nessuno Nessuna Niente Più Meno Molto È Sono Era Erano Fu Ha Hanno Qui
    Lì Solo Secondo Durante Senza Contro Verso Nonostante Sotto Sopra Invece Quindi Eppure
  `,
  continuing: `
    Gennaio Febbraio Marzo Aprile Maggio Giugno Luglio Agosto Settembre Ottobre Novembre Dicembre Lunedì Martedì
    Mercoledì Giovedì Venerdì Sabato Domenica
  `
}
