use std::collections::*; use domain::{demo::*,store::Row,quiz::Pack,time::*};
#[test] fn scratch(){
 let pack=Pack::read(include_str!("../../../public/packs/default.json")).unwrap();
 let now=Instant::from_millis(1_795_011_900_000);
 for seed in 1..=12u64 {
  let t=std::time::Instant::now(); let rows=generate(seed,now,&pack); let dt=t.elapsed();
  let mut mix:BTreeMap<String,u32>=BTreeMap::new(); let mut shares=0; let mut clicks=vec![]; let mut per:BTreeMap<_,u32>=BTreeMap::new(); let mut pers:BTreeMap<_,u32>=BTreeMap::new(); let mut mira=None;let mut sk=0;let mut capt:BTreeMap<String,u32>=BTreeMap::new(); let mut topics:BTreeMap<_,u32>=BTreeMap::new(); let mut first=vec![];
  for r in &rows { match r { Row::Person(p)=>{ *mix.entry(p.persona().unwrap_or("-").into()).or_default()+=1; if p.id.as_str()==AMBASSADOR {mira=p.quiz.clone()} if let Some(q)=&p.quiz {first.push((q.verdict.certainty*100.) as u32)} }, Row::Share(s)=>{shares+=1; *pers.entry(s.person.clone()).or_default()+=1;*capt.entry(s.caption.clone()).or_default()+=1;*topics.entry(s.topic.clone().unwrap()).or_default()+=1;}, Row::Click(c)=>{clicks.push(c.at);*per.entry(c.share).or_default()+=1;}, Row::Sketch(_)=>sk+=1, _=>{} } }
  let mut v:Vec<_>=per.values().collect(); v.sort(); let mut pv:Vec<_>=pers.values().collect(); pv.sort(); first.sort();
  println!("seed {seed} {dt:?} rows {} shares {shares} clicks {} sketches {sk} mix {mix:?}\n  top {:?} median {} people {:?}",rows.len(),clicks.len(),&v[v.len()-8..],v[v.len()/2],pv);
  if seed==1 { let mut h=[0;24]; let mut wk=BTreeMap::<i64,u32>::new(); for c in &clicks { h[(c.millis().rem_euclid(DAY)/HOUR) as usize]+=1; *wk.entry(c.day().week().number()).or_default()+=1;} println!("{h:?}\n{wk:?}\n{first:?}\n{topics:?}\n{:?}",mira.unwrap().verdict);
   let mut c:Vec<_>=capt.values().collect();c.sort();println!("captions {} {:?}",c.len(),c);
   for r in &rows { if let Row::Share(s)=r { if s.person.as_str()==AMBASSADOR { println!("{} {:?} {} | {} | {}",s.at.day().number(),s.network,s.title,s.caption,per.get(&s.id).unwrap_or(&0)) } } } }
 }}
