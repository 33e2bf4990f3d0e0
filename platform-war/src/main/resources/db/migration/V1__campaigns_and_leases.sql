-- What the log does not say: campaigns that wait for their data, and the leases of open rounds.

create table campaign (
  slug varchar(64) primary key,
  owner_key char(64) not null,
  recipe char(64) not null,
  created_at_millis bigint not null
);

create table lease (
  id char(32) primary key,
  campaign varchar(64) not null,
  round integer not null,
  kind varchar(16) not null,
  donor char(64) not null,
  weights_root char(64) not null,
  seed bigint not null,
  steps integer not null,
  batch integer not null,
  issued_at_millis bigint not null,
  expires_at_millis bigint not null,
  status varchar(16) not null,
  contribution bigint not null
);

create index lease_of_round on lease (campaign, round);
create index lease_of_status on lease (campaign, status);
