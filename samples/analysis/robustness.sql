-- Who holds how much under which attack. DuckDB, in the folder that holds results/:
--   duckdb -c ".read samples/analysis/robustness.sql"

-- Load. Sweeps have other axes: files are matched by the names of their columns.
CREATE OR REPLACE VIEW runs AS
SELECT * FROM read_parquet('results/runs/*.parquet', union_by_name = true) WHERE status = 'ok';

CREATE OR REPLACE VIEW maps AS
SELECT r.experiment, r.defense, r.bits, r.seed, coalesce(m.attack, 'clean') AS attack,
       100 * m.value AS map, 100 * m.interval_low AS low, 100 * m.interval_high AS high, m.reliable
FROM runs r JOIN read_parquet('results/metrics/*.parquet', union_by_name = true) m USING (run_id)
WHERE m.metric = 'map_at_k' AND m.k = r.k AND m.member_of IS NULL;

-- Pivot: a line a defence, a column an attack; means over seeds.
PIVOT (SELECT experiment, defense, bits, attack, map FROM maps)
ON attack USING round(avg(map), 1) GROUP BY experiment, defense, bits ORDER BY ALL;

-- Plot, on the terminal.
SELECT defense, attack, round(avg(map), 1) AS map, bar(avg(map), 0, 100, 40) AS plot,
       coalesce(bool_and(reliable), true) AS reliable
FROM maps GROUP BY defense, attack ORDER BY attack = 'clean' DESC, attack, map DESC;

-- What robustness costs: the clean MAP that a defence gives up, the attacked MAP that it gains.
SELECT d.defense, d.attack, round(avg(d.map - n.map), 1) AS points, count(*) AS seeds
FROM maps d JOIN maps n USING (experiment, bits, seed, attack)
WHERE n.defense = 'none' AND d.defense <> 'none'
GROUP BY ALL ORDER BY ALL;
