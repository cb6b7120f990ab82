-- The figures of an SSDA903 return, straight from its rows, as an auditor would count them.
-- Written from the rules alone (RNE, REC, LS, DECOM, DEC): it knows nothing of the engine.
-- The variable folder holds the CSV files of the return.

create or replace table episodes as
select CHILD as child, strptime(DECOM, '%d/%m/%Y')::date as decom, strptime(nullif(DEC, ''), '%d/%m/%Y')::date as dec,
       RNE as rne, LS as ls, REC as rec, LS in ('V3', 'V4') as short_break, row_number() over () as n
from read_csv(getvariable('folder') || '/episodes.csv', all_varchar = true, nullstr = '')
;
create or replace table reviews as
select distinct CHILD as child, strptime(REVIEW, '%d/%m/%Y')::date as held
from read_csv(getvariable('folder') || '/reviews.csv', all_varchar = true)
;
create or replace table missing as
select CHILD as child, strptime(MIS_START, '%d/%m/%Y')::date as began
from read_csv(getvariable('folder') || '/missing.csv', all_varchar = true)
where MISSING = 'M'
;
create or replace table unaccompanied as
select distinct CHILD as child, strptime(nullif(DUC, ''), '%d/%m/%Y')::date as until
from read_csv(getvariable('folder') || '/uasc.csv', all_varchar = true)
;
create or replace table months as
select m::date as first, (m + interval 1 month - interval 1 day)::date as last
from range(timestamp '2017-03-01', timestamp '2018-04-01', interval 1 month) t(m)
;
-- A child is looked after on a day that an episode covers; on a short break only if all that cover it say so.
create or replace table stock as
select last, count(distinct child) as everyone, count(distinct child) filter (where not short_break) as children
from months join episodes on decom <= last and (dec is null or dec > last)
group by last
;
-- An S starts care only if no other episode covers its first day.
create or replace table starts as
select e.child, e.decom as day, e.short_break
from episodes e
where e.rne = 'S' and not exists (
    from episodes o where o.child = e.child and o.n <> e.n and o.decom <= e.decom and (o.dec is null or o.dec > e.decom))
;
-- An ending ends care unless an episode begun earlier covers the day, or it is X1 and another begins within a day.
create or replace table ends as
select e.child, e.dec as day, bool_and(e.short_break) as short_break
from episodes e
where e.dec is not null
  and not exists (
    from episodes o where o.child = e.child and o.n <> e.n and o.decom < e.dec and (o.dec is null or o.dec > e.dec))
  and not (e.rec = 'X1' and exists (
    from episodes o where o.child = e.child and o.decom between e.dec and e.dec + 1))
group by e.child, e.dec
;
-- Placements: in order of DECOM, without short breaks, an L no later than a day after the last DEC goes on.
create or replace table placements as
with marked as (
    select *, not (rne = 'L' and coalesce(decom <= coalesce(lag(dec) over w, date '9999-01-01') + 1
                                          and lag(decom) over w is not null, false)) as begins
    from episodes where not short_break window w as (partition by child order by decom)
), numbered as (
    select *, sum(begins::int) over (partition by child order by decom) as placement from marked
)
select child, placement, min(decom) as start, max(coalesce(dec, date '9999-01-01')) as finish
from numbered group by child, placement
;
create or replace table moved as
select last, count(*) as children
from (
    select m.last, p.child
    from months m join placements p
      on p.start <= m.last and p.finish > (m.last + 1 - interval 12 month)::date and p.finish > p.start
    where exists (
        from episodes e
        where e.child = p.child and not e.short_break and e.decom <= m.last and (e.dec is null or e.dec > m.last))
    group by m.last, p.child
    having count(*) >= 3)
group by last
;
-- A review belongs to care on every day that an episode covers, and on the day that it ends.
create or replace table outside as
select child, held
from reviews r
where not exists (
    from episodes e where e.child = r.child and e.decom <= r.held and (e.dec is null or e.dec >= r.held))
;
create or replace table of_age as
select CHILD as child, (strptime(DOB, '%d/%m/%Y') + interval 18 year)::date as since
from read_csv(getvariable('folder') || '/header.csv', all_varchar = true)
;
create or replace table figures as
select first, last, everyone, s.children as looked_after_children,
       (select count(*) from starts where day between first and last and not short_break) as care_started,
       (select count(*) from ends where day between first and last and not short_break) as care_ceased,
       (select count(*) from reviews where held between first and last) as looked_after_reviews_held,
       (select count(*) from outside where held between first and last) as looked_after_reviews_outside_care,
       (select count(distinct child)
        from episodes e join of_age using (child)
        where since <= last and decom <= last and (dec is null or dec > last)
       ) as looked_after_past_18,
       (select count(*) from missing where began between first and last) as missing_incidents,
       coalesce(moved.children, 0) as three_or_more_placements,
       (select count(distinct child)
        from episodes e join unaccompanied u using (child)
        where not short_break and decom <= last and (dec is null or dec > last) and (until is null or until > last)
       ) as unaccompanied_children
from months join stock s using (last) left join moved using (last)
order by last
;
