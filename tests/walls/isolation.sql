-- Every row is one violation of how tenants are kept apart. The rules are the project's own reading of the catalogue.
with settings as (
  select array['r_merchant', 'r_operator', 'r_door', 'r_relay', 'r_platform', 'portal_app']::name[] as roles,
         -- Plumbing that no tenant owns: migrations, the schedule, and people, who are of no tenant.
         array['alembic_version', 'schedule_ticks', 'users', 'sign_in_sessions']::name[] as shared,
         -- Unique across tenants on purpose: unguessable tokens and prefixes, ids, and the operator's public code.
         array['uq_operators_code', 'uq_invitations_token_hash', 'uq_api_keys_prefix', 'uq_shops_hook_token',
               'uq_carrier_accounts_hook_token', 'pk_outbox']::name[] as global_keys
),
tables as (
  select c.oid, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relowner,
         (select a.attnum from pg_attribute a
           where a.attrelid = c.oid and a.attname = 'operator_id' and not a.attisdropped) as tenant
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
),
tenant_tables as (select * from tables where tenant is not null and relkind in ('r', 'p'))
select 'row-level security is not forced' as rule, relname::text as thing
  from tenant_tables where not (relrowsecurity and relforcerowsecurity)
union all
select 'no policy', relname from tenant_tables t where not exists (select from pg_policy p where p.polrelid = t.oid)
union all
select 'a policy lets everything through', t.relname || '.' || p.polname
  from pg_policy p join tenant_tables t on t.oid = p.polrelid
 where (coalesce(pg_get_expr(p.polqual, p.polrelid), '') = 'true' or p.polroles = '{0}')
   -- The relay serves every operator; the platform only creates operators.
   and not (p.polname = 'r_relay' and t.relname in
            ('outbox', 'reaction_runs', 'feed_counters', 'events', 'operators', 'idempotency_keys'))
   and not (p.polname = 'r_platform' and t.relname = 'operators')
union all
select 'more than one permissive policy for a role and command', relname
  from (select t.relname, unnest(p.polroles) as role, p.polcmd
          from pg_policy p join tenant_tables t on t.oid = p.polrelid where p.polpermissive) x
 group by relname, role, polcmd having count(*) > 1
union all
select 'a policy has a subquery, which Citus refuses', t.relname || '.' || p.polname
  from pg_policy p join tenant_tables t on t.oid = p.polrelid
 where pg_get_expr(p.polqual, p.polrelid) ~* '\mselect\M'
union all
select 'a table without a tenant is not on the list of shared ones', relname
  from tables, settings where relkind in ('r', 'p') and tenant is null and relname <> all (shared)
union all
select 'a unique index does not begin with the tenant', i.indexrelid::regclass::text
  from pg_index i join tenant_tables t on t.oid = i.indrelid
  join pg_class c on c.oid = i.indexrelid, settings
 where i.indisunique and i.indkey[0] <> t.tenant and c.relname <> all (global_keys)
union all
select 'a foreign key does not carry the tenant', c.conname
  from pg_constraint c join tenant_tables a on a.oid = c.conrelid join tenant_tables b on b.oid = c.confrelid
 where c.contype = 'f' and not exists (
   select from generate_subscripts(c.conkey, 1) k where c.conkey[k] = a.tenant and c.confkey[k] = b.tenant)
union all
select 'a foreign key between merchants'' tables does not carry the merchant', c.conname
  from pg_constraint c join tenant_tables a on a.oid = c.conrelid join tenant_tables b on b.oid = c.confrelid
  join pg_attribute ma on ma.attrelid = a.oid and ma.attname = 'merchant_id'
  join pg_attribute mb on mb.attrelid = b.oid and mb.attname = 'merchant_id'
 where c.contype = 'f' and not exists (
   select from generate_subscripts(c.conkey, 1) k where c.conkey[k] = ma.attnum and c.confkey[k] = mb.attnum)
union all
select 'a view or foreign table bypasses the policies', relname from tables where relkind in ('v', 'm', 'f')
union all
select 'a role may bypass the policies', r.rolname
  from pg_roles r, settings
 where r.rolname = any (roles) and (rolsuper or rolbypassrls or rolcreaterole or rolreplication or rolcreatedb)
union all
select 'a role can become the owner', r.rolname || ' of ' || t.relname
  from tables t, settings, pg_roles r where r.rolname = any (roles) and pg_has_role(r.oid, t.relowner, 'member')
union all
select 'the login role has rights of its own', t.relname
  from tables t where has_table_privilege('portal_app', t.oid, 'select, insert, update, delete')
   and not exists (select from pg_roles where rolname = 'portal_app' and not rolinherit)
union all
select 'truncate, references or trigger is granted', t.relname || ' to ' || role
  from tables t, settings, unnest(roles) as role
 where t.relkind in ('r', 'p') and has_table_privilege(role, t.oid, 'truncate, references, trigger')
union all
select 'a function runs with its owner''s rights', p.proname
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
 where n.nspname = 'public' and (p.prosecdef or p.proleakproof) and p.prolang <> 13
   and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
union all
select 'the tenant may be null', t.relname
  from tenant_tables t join pg_attribute a on a.attrelid = t.oid and a.attnum = t.tenant where not a.attnotnull
union all
select 'no index begins with the tenant', t.relname
  from tenant_tables t
 where t.relname <> 'outbox' and not exists (select from pg_index i where i.indrelid = t.oid and i.indkey[0] = t.tenant)
order by 1, 2
