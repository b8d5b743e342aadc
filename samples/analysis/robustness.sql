-- Who holds how much under which attack. DuckDB, in the folder that holds results/:
--   duckdb -c ".read samples/analysis/robustness.sql"

-- Load. Sweeps have other axes: files are matched by the names of their columns, and 'axes' lists where a run stands on those
-- that it has, such as [bits=16, lambda=0.5].
CREATE OR REPLACE VIEW runs AS
SELECT * FROM read_parquet('results/runs/*.parquet', union_by_name = true) WHERE status = 'ok';

CREATE OR REPLACE VIEW points AS
SELECT run_id, [substr(key, 6) || '=' || (columns ->> key) FOR key IN json_keys(columns)
                IF starts_with(key, 'axis_') AND (columns ->> key) IS NOT NULL] AS axes
FROM (SELECT run_id, to_json(runs) AS columns FROM runs);

CREATE OR REPLACE VIEW maps AS
SELECT r.experiment, r.defense, r.bits, p.axes, array_to_string(p.axes, ', ') AS point, r.seed,
       coalesce(m.attack, 'clean') AS attack,
       100 * m.value AS map, 100 * m.interval_low AS low, 100 * m.interval_high AS high, m.reliable
FROM runs r JOIN points p USING (run_id)
JOIN read_parquet('results/metrics/*.parquet', union_by_name = true) m USING (run_id)
WHERE m.metric = 'map_at_k' AND m.k = r.k AND m.member_of IS NULL;

-- Pivot: a line a defence and point of the sweep, a column an attack; means over seeds.
PIVOT (SELECT experiment, defense, bits, point, attack, map FROM maps)
ON attack USING round(avg(map), 1) GROUP BY experiment, defense, bits, point ORDER BY ALL;

-- Plot, on the terminal.
SELECT experiment, defense, bits, point, attack, round(avg(map), 1) AS map, bar(avg(map), 0, 100, 40) AS plot,
       coalesce(bool_and(reliable), true) AS reliable
FROM maps GROUP BY experiment, defense, bits, point, attack ORDER BY attack = 'clean' DESC, attack, map DESC;

-- What robustness costs: the clean MAP that a defence gives up, the attacked MAP that it gains. The undefended network stands on
-- none of the axes of defences alone, and is that of every point on them.
SELECT experiment, d.defense, bits, d.point, attack, round(avg(d.map - n.map), 1) AS points, count(*) AS seeds
FROM maps d JOIN maps n USING (experiment, bits, seed, attack)
WHERE n.defense = 'none' AND d.defense <> 'none' AND list_has_all(d.axes, n.axes)
GROUP BY ALL ORDER BY ALL;
