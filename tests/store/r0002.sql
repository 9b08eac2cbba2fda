BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('r0002');
CREATE TABLE answers (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	answered_on DATE NOT NULL, 
	answered_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (id), 
	CONSTRAINT fk_answers_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_answers_client_id_key UNIQUE (client_id, "key")
);
INSERT INTO "answers" VALUES('a5751c0a-ea61-4df6-91f2-6a1900b1093e','cc080510-b5da-4ee4-96a3-50b1a7e84b20','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('f5329d18-b301-4466-9b8c-297366dcc899','cc080510-b5da-4ee4-96a3-50b1a7e84b20','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('3a26f6ca-3c16-4a45-83ff-122f3aa24507','cc080510-b5da-4ee4-96a3-50b1a7e84b20','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('8f74cf77-c720-423f-b8a3-76a70a8feeda','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('a1b47714-a243-4542-8618-a4e0bfd329d7','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('2125a914-d735-4e2d-aad3-3458ba67887e','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE applications (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	pursuit VARCHAR(10) NOT NULL, 
	target TEXT NOT NULL, 
	content_version TEXT NOT NULL, 
	item TEXT NOT NULL, 
	round TEXT NOT NULL, 
	window_id VARCHAR(36), 
	purpose VARCHAR(10) NOT NULL, 
	opened_on DATE NOT NULL, 
	stage VARCHAR(20) NOT NULL, 
	stage_on DATE NOT NULL, 
	fixed BIGINT, 
	ceiling BIGINT, 
	expected BIGINT, 
	estimated_on DATE, 
	next_step TEXT NOT NULL, 
	next_on DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_applications PRIMARY KEY (id), 
	CONSTRAINT fk_applications_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_applications_window_id FOREIGN KEY(window_id) REFERENCES windows (id), 
	CONSTRAINT uq_applications_client_id_target_item_round UNIQUE (client_id, target, item, round)
);
INSERT INTO "applications" VALUES('330c1593-5b96-4a04-a9e1-a7d82a960f55','cc080510-b5da-4ee4-96a3-50b1a7e84b20','measure','hz-2025-66.7.renovation','2026.11.1','tech_renovation#1','2026','849d4f8c-200d-41a2-9882-b059a4179165','first','2026-11-21','paying','2026-09-01',NULL,NULL,NULL,NULL,'约区经信局','2026-12-01','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "applications" VALUES('324bda75-b0d9-400e-9478-cdb01104428f','cc080510-b5da-4ee4-96a3-50b1a7e84b20','title','little_giant','2026.11.1','','2026','849d4f8c-200d-41a2-9882-b059a4179165','renewal','2026-11-21','re_review','2026-10-01',0,20000000,1,'2026-11-21','',NULL,'示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE assessments (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	as_of DATE NOT NULL, 
	run_at DATETIME NOT NULL, 
	content_version TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	drafts BOOLEAN NOT NULL, 
	confirmed BIGINT NOT NULL, 
	possible BIGINT NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_assessments PRIMARY KEY (id), 
	CONSTRAINT fk_assessments_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "assessments" VALUES('7df7f797-6273-42b2-976e-6ecefc4a1ada','cc080510-b5da-4ee4-96a3-50b1a7e84b20','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"},"renewals":[],"others":[],"duties":[]}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE board_views (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_board_views PRIMARY KEY (id), 
	CONSTRAINT uq_board_views_name UNIQUE (name)
);
INSERT INTO "board_views" VALUES('3203057f-9a36-4830-b078-3fcdc920567e','我的','{"city": "杭州市", "lanes": "advisor"}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE change_sets (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	actor TEXT NOT NULL, 
	title TEXT NOT NULL, 
	kind VARCHAR(4) NOT NULL, 
	target INTEGER, 
	standing VARCHAR(6) NOT NULL, 
	CONSTRAINT fk_change_sets_target FOREIGN KEY(target) REFERENCES change_sets (id)
);
INSERT INTO "change_sets" VALUES(1,'2026-11-21 12:00:00.000000','陈玥','导入客户“示例甲制造有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(2,'2026-11-21 12:00:00.000000','陈玥','修改“示例甲制造有限公司”的营业收入（2025）','do',NULL,'done');
INSERT INTO "change_sets" VALUES(3,'2026-11-21 12:00:00.000000','陈玥','新建客户“示例乙有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(4,'2026-11-21 12:00:00.000000','陈玥','修改“示例乙有限公司”的从业人员（2024）、有效发明专利','do',NULL,'done');
INSERT INTO "change_sets" VALUES(5,'2026-11-21 12:00:00.000000','陈玥','删除客户“示例乙有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(6,'2026-11-21 12:00:00.000000','陈玥','导入客户“示例丙有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(7,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','do',NULL,'gone');
INSERT INTO "change_sets" VALUES(8,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','undo',7,'gone');
INSERT INTO "change_sets" VALUES(9,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','redo',7,'gone');
INSERT INTO "change_sets" VALUES(10,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','undo',7,'gone');
INSERT INTO "change_sets" VALUES(11,'2026-11-21 12:00:00.000000','陈玥','立项','do',NULL,'done');
INSERT INTO "change_sets" VALUES(12,'2026-11-21 12:00:00.000000','陈玥','推进','do',NULL,'done');
INSERT INTO "change_sets" VALUES(13,'2026-11-21 12:00:00.000000','陈玥','收到材料','do',NULL,'undone');
INSERT INTO "change_sets" VALUES(14,'2026-11-21 12:00:00.000000','陈玥','收到材料','undo',13,'gone');
CREATE TABLE clients (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	uscc VARCHAR(18), 
	uscc_pilot BOOLEAN NOT NULL, 
	region VARCHAR(6), 
	industry TEXT NOT NULL, 
	note TEXT NOT NULL, 
	demo BOOLEAN NOT NULL, 
	deleted_at DATETIME, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, advisor TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_clients PRIMARY KEY (id), 
	CONSTRAINT uq_clients_uscc UNIQUE (uscc)
);
INSERT INTO "clients" VALUES('cc080510-b5da-4ee4-96a3-50b1a7e84b20','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
INSERT INTO "clients" VALUES('fc0c539b-dd06-40a1-a861-8a362a05a90d','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','李航');
INSERT INTO "clients" VALUES('f51189a1-218c-4fe0-b67a-fb3d8f6658a2','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
CREATE TABLE contacts (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	day DATE NOT NULL, 
	text TEXT NOT NULL, 
	who TEXT NOT NULL, 
	due_on DATE, 
	done_on DATE, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "contacts" VALUES('f8f22a94-fb9f-4472-b70d-e7734a3eefb2','cc080510-b5da-4ee4-96a3-50b1a7e84b20','promise','2026-11-21','寄审计报告','王工','2026-12-20',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE declarations (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	entry TEXT NOT NULL, 
	declared_on DATE NOT NULL, 
	declared_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_declarations PRIMARY KEY (id), 
	CONSTRAINT fk_declarations_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_declarations_client_id_entry UNIQUE (client_id, entry)
);
INSERT INTO "declarations" VALUES('20d2c6ef-8537-45db-9205-0caec66253f3','cc080510-b5da-4ee4-96a3-50b1a7e84b20','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('95b09e9e-d461-44bd-9c27-e99e7abe9e00','cc080510-b5da-4ee4-96a3-50b1a7e84b20','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('8ed1d31b-d503-48b1-9778-b4e70ea91dd0','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('53621b78-6a70-47cc-bdfa-a894da0a621f','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE facts (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	item_id VARCHAR(36), 
	"key" VARCHAR(80) NOT NULL, 
	year INTEGER, 
	form VARCHAR(10) NOT NULL, 
	value TEXT NOT NULL, 
	source VARCHAR(20) NOT NULL, 
	evidence TEXT NOT NULL, 
	observed_on DATE, 
	confirmed_by TEXT NOT NULL, 
	note TEXT NOT NULL, 
	adopted BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (id), 
	CONSTRAINT fk_facts_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_facts_item_id FOREIGN KEY(item_id) REFERENCES items (id)
);
INSERT INTO "facts" VALUES('48cf4f2f-7fce-4cd2-a405-bafd3a7fecef','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9d318a07-550f-463b-96e0-283ea739a6df','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9eebdc33-96b6-407b-8c09-5b805f1942e2','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5399696c-28c8-4bb7-b7f9-b6274b397c76','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0f538cee-9240-4e85-ac72-5ebfb84c2dc0','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5bf5cc84-64a3-46f0-8e80-be59c6408f98','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a5cd69b2-e11c-4875-8349-4b848054fc3e','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('56bf6d43-a131-46da-b7d4-2530181a5a36','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4b249487-91cb-43b6-9424-13b355082813','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('63807885-d371-4497-92df-e2093de6054e','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('34bc5120-da18-4be4-97f7-d38dc029b1c6','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b7db9705-2c08-4289-a16f-0cf3fc8c8f00','cc080510-b5da-4ee4-96a3-50b1a7e84b20','546e832c-a91b-4a70-9c4d-e20291a67f35','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('1a2c7673-7580-4674-a0c1-4dcd8d2b8185','cc080510-b5da-4ee4-96a3-50b1a7e84b20','546e832c-a91b-4a70-9c4d-e20291a67f35','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8d1af330-f27d-441f-b2c5-13051adc11b6','cc080510-b5da-4ee4-96a3-50b1a7e84b20','546e832c-a91b-4a70-9c4d-e20291a67f35','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0eae725e-530a-4398-8434-d71f44fe712f','cc080510-b5da-4ee4-96a3-50b1a7e84b20','04133299-2544-4916-ad29-feb6b8b6d657','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('964e2ec2-ac19-4576-93b1-45a8ff567dc9','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8cad5e36-f3dd-4c65-a958-20a25423692e','fc0c539b-dd06-40a1-a861-8a362a05a90d',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('1c73c504-2d6f-4be0-b22b-ae5d980740c1','fc0c539b-dd06-40a1-a861-8a362a05a90d',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c4599cce-894c-4d52-b9aa-6c0c0ef4ada8','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b689152b-7401-43f2-9886-372dfdafed18','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3b668b6d-6ec9-4d1b-b2ca-87a133ddc62d','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('dc795481-9a7a-4169-9033-f46e96e0635b','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c0ccec28-b330-48f0-9f1b-509173a7b32b','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('22836679-4d36-4df0-a6a7-d66e8f6ec5b7','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('fbff417f-7f4d-4094-870f-6753a4cb3185','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('cfde9334-3331-4acd-9bbd-d692ed921453','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('009bd70e-94a3-42a2-b6a5-0a257f1f25bf','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9c6581e0-b2a3-42ef-bc44-fe8faafb80a5','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3be1cf4e-efb1-4004-8c9c-520f01dc89ba','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','c229a33e-abfc-4847-a268-e6dc40b98bb3','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9d17f643-4f79-45fc-b887-c38b8d5aa3e4','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','c229a33e-abfc-4847-a268-e6dc40b98bb3','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8b1714bc-a95e-4b84-9fd1-01fccf26690b','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','c229a33e-abfc-4847-a268-e6dc40b98bb3','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c879aa6d-db02-41c4-8cfd-e8f85a3490ab','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','c9eead87-0a71-412e-8f08-42eae392e224','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('d965341e-6386-4775-96cd-c86b3d211c8a','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE former_names (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_former_names PRIMARY KEY (id), 
	CONSTRAINT fk_former_names_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_former_names_client_id_name UNIQUE (client_id, name)
);
INSERT INTO "former_names" VALUES('930f7297-fdfd-4800-bd85-a9f2b35ce373','cc080510-b5da-4ee4-96a3-50b1a7e84b20','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE items (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(80) NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_items PRIMARY KEY (id), 
	CONSTRAINT fk_items_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_items_client_id_key UNIQUE (client_id, "key")
);
INSERT INTO "items" VALUES('546e832c-a91b-4a70-9c4d-e20291a67f35','cc080510-b5da-4ee4-96a3-50b1a7e84b20','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('04133299-2544-4916-ad29-feb6b8b6d657','cc080510-b5da-4ee4-96a3-50b1a7e84b20','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('82dd5711-bf80-45bb-8979-1285d1f52b33','cc080510-b5da-4ee4-96a3-50b1a7e84b20','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('c229a33e-abfc-4847-a268-e6dc40b98bb3','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('c9eead87-0a71-412e-8f08-42eae392e224','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('281965f2-2f2b-483a-be90-7dc8775cf949','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE journal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	change_set INTEGER NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	table_name VARCHAR(40) NOT NULL, 
	row_id VARCHAR(36) NOT NULL, 
	op VARCHAR(6) NOT NULL, 
	field VARCHAR(40) NOT NULL, 
	old TEXT, 
	new TEXT, 
	CONSTRAINT fk_journal_change_set FOREIGN KEY(change_set) REFERENCES change_sets (id)
);
INSERT INTO "journal" VALUES(1,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','clients','cc080510-b5da-4ee4-96a3-50b1a7e84b20','insert','',NULL,'{"id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","advisor":"","note":"示例备注","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(2,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','former_names','930f7297-fdfd-4800-bd85-a9f2b35ce373','insert','',NULL,'{"id":"930f7297-fdfd-4800-bd85-a9f2b35ce373","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","name":"示例旧名有限公司","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(3,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','items','546e832c-a91b-4a70-9c4d-e20291a67f35','insert','',NULL,'{"id":"546e832c-a91b-4a70-9c4d-e20291a67f35","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(4,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','items','04133299-2544-4916-ad29-feb6b8b6d657','insert','',NULL,'{"id":"04133299-2544-4916-ad29-feb6b8b6d657","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(5,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','items','82dd5711-bf80-45bb-8979-1285d1f52b33','insert','',NULL,'{"id":"82dd5711-bf80-45bb-8979-1285d1f52b33","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(6,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','48cf4f2f-7fce-4cd2-a405-bafd3a7fecef','insert','',NULL,'{"id":"48cf4f2f-7fce-4cd2-a405-bafd3a7fecef","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(7,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','9d318a07-550f-463b-96e0-283ea739a6df','insert','',NULL,'{"id":"9d318a07-550f-463b-96e0-283ea739a6df","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(8,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','9eebdc33-96b6-407b-8c09-5b805f1942e2','insert','',NULL,'{"id":"9eebdc33-96b6-407b-8c09-5b805f1942e2","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(9,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','5399696c-28c8-4bb7-b7f9-b6274b397c76','insert','',NULL,'{"id":"5399696c-28c8-4bb7-b7f9-b6274b397c76","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(10,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','0f538cee-9240-4e85-ac72-5ebfb84c2dc0','insert','',NULL,'{"id":"0f538cee-9240-4e85-ac72-5ebfb84c2dc0","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(11,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','5bf5cc84-64a3-46f0-8e80-be59c6408f98','insert','',NULL,'{"id":"5bf5cc84-64a3-46f0-8e80-be59c6408f98","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(12,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','a5cd69b2-e11c-4875-8349-4b848054fc3e','insert','',NULL,'{"id":"a5cd69b2-e11c-4875-8349-4b848054fc3e","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(13,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','56bf6d43-a131-46da-b7d4-2530181a5a36','insert','',NULL,'{"id":"56bf6d43-a131-46da-b7d4-2530181a5a36","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(14,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','4b249487-91cb-43b6-9424-13b355082813','insert','',NULL,'{"id":"4b249487-91cb-43b6-9424-13b355082813","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(15,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','63807885-d371-4497-92df-e2093de6054e','insert','',NULL,'{"id":"63807885-d371-4497-92df-e2093de6054e","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(16,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','34bc5120-da18-4be4-97f7-d38dc029b1c6','insert','',NULL,'{"id":"34bc5120-da18-4be4-97f7-d38dc029b1c6","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(17,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','b7db9705-2c08-4289-a16f-0cf3fc8c8f00','insert','',NULL,'{"id":"b7db9705-2c08-4289-a16f-0cf3fc8c8f00","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":"546e832c-a91b-4a70-9c4d-e20291a67f35","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(18,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','1a2c7673-7580-4674-a0c1-4dcd8d2b8185','insert','',NULL,'{"id":"1a2c7673-7580-4674-a0c1-4dcd8d2b8185","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":"546e832c-a91b-4a70-9c4d-e20291a67f35","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(19,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','8d1af330-f27d-441f-b2c5-13051adc11b6','insert','',NULL,'{"id":"8d1af330-f27d-441f-b2c5-13051adc11b6","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":"546e832c-a91b-4a70-9c4d-e20291a67f35","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(20,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','0eae725e-530a-4398-8434-d71f44fe712f','insert','',NULL,'{"id":"0eae725e-530a-4398-8434-d71f44fe712f","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":"04133299-2544-4916-ad29-feb6b8b6d657","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(21,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','recognitions','800b6565-f1eb-4bba-9f84-1c7fbf85adca','insert','',NULL,'{"id":"800b6565-f1eb-4bba-9f84-1c7fbf85adca","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(22,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','recognitions','5105f597-c24d-441c-8b55-3f65690a00ec','insert','',NULL,'{"id":"5105f597-c24d-441c-8b55-3f65690a00ec","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(23,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','received','d5706fcb-7223-4a10-8e54-f7dfc1f36752','insert','',NULL,'{"id":"d5706fcb-7223-4a10-8e54-f7dfc1f36752","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(24,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','received','6fc2ef75-03c1-40bf-915b-19ddb0d976aa','insert','',NULL,'{"id":"6fc2ef75-03c1-40bf-915b-19ddb0d976aa","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":"546e832c-a91b-4a70-9c4d-e20291a67f35","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(25,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','declarations','20d2c6ef-8537-45db-9205-0caec66253f3','insert','',NULL,'{"id":"20d2c6ef-8537-45db-9205-0caec66253f3","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(26,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','declarations','95b09e9e-d461-44bd-9c27-e99e7abe9e00','insert','',NULL,'{"id":"95b09e9e-d461-44bd-9c27-e99e7abe9e00","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(27,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','answers','a5751c0a-ea61-4df6-91f2-6a1900b1093e','insert','',NULL,'{"id":"a5751c0a-ea61-4df6-91f2-6a1900b1093e","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(28,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','answers','f5329d18-b301-4466-9b8c-297366dcc899','insert','',NULL,'{"id":"f5329d18-b301-4466-9b8c-297366dcc899","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(29,1,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','answers','3a26f6ca-3c16-4a45-83ff-122f3aa24507','insert','',NULL,'{"id":"3a26f6ca-3c16-4a45-83ff-122f3aa24507","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(30,2,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','a5cd69b2-e11c-4875-8349-4b848054fc3e','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','facts','964e2ec2-ac19-4576-93b1-45a8ff567dc9','insert','',NULL,'{"id":"964e2ec2-ac19-4576-93b1-45a8ff567dc9","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(32,3,'fc0c539b-dd06-40a1-a861-8a362a05a90d','clients','fc0c539b-dd06-40a1-a861-8a362a05a90d','insert','',NULL,'{"id":"fc0c539b-dd06-40a1-a861-8a362a05a90d","name":"示例乙有限公司","short_name":"","uscc":"91330109MADEM00110","uscc_pilot":true,"region":null,"industry":"","advisor":"李航","note":"","demo":true,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(33,4,'fc0c539b-dd06-40a1-a861-8a362a05a90d','facts','8cad5e36-f3dd-4c65-a958-20a25423692e','insert','',NULL,'{"id":"8cad5e36-f3dd-4c65-a958-20a25423692e","client_id":"fc0c539b-dd06-40a1-a861-8a362a05a90d","item_id":null,"key":"employees","year":2024,"form":"integer","value":"12","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(34,4,'fc0c539b-dd06-40a1-a861-8a362a05a90d','facts','1c73c504-2d6f-4be0-b22b-ae5d980740c1','insert','',NULL,'{"id":"1c73c504-2d6f-4be0-b22b-ae5d980740c1","client_id":"fc0c539b-dd06-40a1-a861-8a362a05a90d","item_id":null,"key":"patents","year":null,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(35,5,'fc0c539b-dd06-40a1-a861-8a362a05a90d','clients','fc0c539b-dd06-40a1-a861-8a362a05a90d','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','clients','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','insert','',NULL,'{"id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","name":"示例丙有限公司","short_name":"","uscc":null,"uscc_pilot":false,"region":"330109","industry":"","advisor":"","note":"","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(37,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','items','c229a33e-abfc-4847-a268-e6dc40b98bb3','insert','',NULL,'{"id":"c229a33e-abfc-4847-a268-e6dc40b98bb3","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(38,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','items','c9eead87-0a71-412e-8f08-42eae392e224','insert','',NULL,'{"id":"c9eead87-0a71-412e-8f08-42eae392e224","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(39,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','items','281965f2-2f2b-483a-be90-7dc8775cf949','insert','',NULL,'{"id":"281965f2-2f2b-483a-be90-7dc8775cf949","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(40,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','c4599cce-894c-4d52-b9aa-6c0c0ef4ada8','insert','',NULL,'{"id":"c4599cce-894c-4d52-b9aa-6c0c0ef4ada8","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(41,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','b689152b-7401-43f2-9886-372dfdafed18','insert','',NULL,'{"id":"b689152b-7401-43f2-9886-372dfdafed18","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(42,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','3b668b6d-6ec9-4d1b-b2ca-87a133ddc62d','insert','',NULL,'{"id":"3b668b6d-6ec9-4d1b-b2ca-87a133ddc62d","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(43,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','dc795481-9a7a-4169-9033-f46e96e0635b','insert','',NULL,'{"id":"dc795481-9a7a-4169-9033-f46e96e0635b","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(44,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','c0ccec28-b330-48f0-9f1b-509173a7b32b','insert','',NULL,'{"id":"c0ccec28-b330-48f0-9f1b-509173a7b32b","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(45,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','22836679-4d36-4df0-a6a7-d66e8f6ec5b7','insert','',NULL,'{"id":"22836679-4d36-4df0-a6a7-d66e8f6ec5b7","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(46,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','fbff417f-7f4d-4094-870f-6753a4cb3185','insert','',NULL,'{"id":"fbff417f-7f4d-4094-870f-6753a4cb3185","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(47,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','cfde9334-3331-4acd-9bbd-d692ed921453','insert','',NULL,'{"id":"cfde9334-3331-4acd-9bbd-d692ed921453","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(48,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','d965341e-6386-4775-96cd-c86b3d211c8a','insert','',NULL,'{"id":"d965341e-6386-4775-96cd-c86b3d211c8a","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(49,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','009bd70e-94a3-42a2-b6a5-0a257f1f25bf','insert','',NULL,'{"id":"009bd70e-94a3-42a2-b6a5-0a257f1f25bf","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(50,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','9c6581e0-b2a3-42ef-bc44-fe8faafb80a5','insert','',NULL,'{"id":"9c6581e0-b2a3-42ef-bc44-fe8faafb80a5","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(51,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','3be1cf4e-efb1-4004-8c9c-520f01dc89ba','insert','',NULL,'{"id":"3be1cf4e-efb1-4004-8c9c-520f01dc89ba","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":"c229a33e-abfc-4847-a268-e6dc40b98bb3","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(52,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','9d17f643-4f79-45fc-b887-c38b8d5aa3e4','insert','',NULL,'{"id":"9d17f643-4f79-45fc-b887-c38b8d5aa3e4","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":"c229a33e-abfc-4847-a268-e6dc40b98bb3","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(53,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','8b1714bc-a95e-4b84-9fd1-01fccf26690b','insert','',NULL,'{"id":"8b1714bc-a95e-4b84-9fd1-01fccf26690b","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":"c229a33e-abfc-4847-a268-e6dc40b98bb3","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(54,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','c879aa6d-db02-41c4-8cfd-e8f85a3490ab','insert','',NULL,'{"id":"c879aa6d-db02-41c4-8cfd-e8f85a3490ab","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":"c9eead87-0a71-412e-8f08-42eae392e224","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(55,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','recognitions','5bd27361-4c62-4fcb-a945-a0dddf7012b5','insert','',NULL,'{"id":"5bd27361-4c62-4fcb-a945-a0dddf7012b5","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(56,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','recognitions','a82edaed-dc46-48fc-ae75-97b15f4b0af1','insert','',NULL,'{"id":"a82edaed-dc46-48fc-ae75-97b15f4b0af1","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(57,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','received','fe492c31-5a7c-4f2f-b287-0e39dd018f1d','insert','',NULL,'{"id":"fe492c31-5a7c-4f2f-b287-0e39dd018f1d","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(58,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','received','7caa87ff-6b2e-453a-8a12-bb43adfed8b5','insert','',NULL,'{"id":"7caa87ff-6b2e-453a-8a12-bb43adfed8b5","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":"c229a33e-abfc-4847-a268-e6dc40b98bb3","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(59,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','declarations','8ed1d31b-d503-48b1-9778-b4e70ea91dd0','insert','',NULL,'{"id":"8ed1d31b-d503-48b1-9778-b4e70ea91dd0","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(60,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','declarations','53621b78-6a70-47cc-bdfa-a894da0a621f','insert','',NULL,'{"id":"53621b78-6a70-47cc-bdfa-a894da0a621f","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(61,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','answers','8f74cf77-c720-423f-b8a3-76a70a8feeda','insert','',NULL,'{"id":"8f74cf77-c720-423f-b8a3-76a70a8feeda","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(62,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','answers','a1b47714-a243-4542-8618-a4e0bfd329d7','insert','',NULL,'{"id":"a1b47714-a243-4542-8618-a4e0bfd329d7","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(63,6,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','answers','2125a914-d735-4e2d-aad3-3458ba67887e','insert','',NULL,'{"id":"2125a914-d735-4e2d-aad3-3458ba67887e","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(64,7,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','d965341e-6386-4775-96cd-c86b3d211c8a','delete','','{"id":"d965341e-6386-4775-96cd-c86b3d211c8a","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(65,8,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','d965341e-6386-4775-96cd-c86b3d211c8a','insert','',NULL,'{"id":"d965341e-6386-4775-96cd-c86b3d211c8a","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(66,9,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','d965341e-6386-4775-96cd-c86b3d211c8a','delete','','{"id":"d965341e-6386-4775-96cd-c86b3d211c8a","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(67,10,'f51189a1-218c-4fe0-b67a-fb3d8f6658a2','facts','d965341e-6386-4775-96cd-c86b3d211c8a','insert','',NULL,'{"id":"d965341e-6386-4775-96cd-c86b3d211c8a","client_id":"f51189a1-218c-4fe0-b67a-fb3d8f6658a2","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(68,11,'','windows','849d4f8c-200d-41a2-9882-b059a4179165','insert','',NULL,'{"id":"849d4f8c-200d-41a2-9882-b059a4179165","region":"330100","target":"hz-2025-66.7.renovation","label":"2026","opens_on":"2026-03-01","closes_on":"2026-06-30","note":"示例通知","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(69,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','330c1593-5b96-4a04-a9e1-a7d82a960f55','insert','',NULL,'{"id":"330c1593-5b96-4a04-a9e1-a7d82a960f55","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","pursuit":"measure","target":"hz-2025-66.7.renovation","content_version":"2026.11.1","item":"tech_renovation#1","round":"2026","window_id":"849d4f8c-200d-41a2-9882-b059a4179165","purpose":"first","opened_on":"2026-11-21","stage":"lead","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(70,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','insert','',NULL,'{"id":"324bda75-b0d9-400e-9478-cdb01104428f","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","pursuit":"title","target":"little_giant","content_version":"2026.11.1","item":"","round":"2026","window_id":"849d4f8c-200d-41a2-9882-b059a4179165","purpose":"renewal","opened_on":"2026-11-21","stage":"cultivating","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(71,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','330c1593-5b96-4a04-a9e1-a7d82a960f55','update','next_step','""','"约区经信局"');
INSERT INTO "journal" VALUES(72,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','330c1593-5b96-4a04-a9e1-a7d82a960f55','update','next_on','null','"2026-12-01"');
INSERT INTO "journal" VALUES(73,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','fixed','null','"0"');
INSERT INTO "journal" VALUES(74,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','ceiling','null','"200000"');
INSERT INTO "journal" VALUES(75,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','expected','null','"0.01"');
INSERT INTO "journal" VALUES(76,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','estimated_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(77,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','tasks','1a7d3c48-6d12-43a6-94a4-63a2fb8bca7d','insert','',NULL,'{"id":"1a7d3c48-6d12-43a6-94a4-63a2fb8bca7d","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":"330c1593-5b96-4a04-a9e1-a7d82a960f55","title":"盖章","due_on":"2026-12-10","done_on":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(78,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','tasks','395bd580-faa3-43b3-99ca-60f6a03de489','insert','',NULL,'{"id":"395bd580-faa3-43b3-99ca-60f6a03de489","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":null,"title":"回访","due_on":null,"done_on":"2026-11-21","note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(79,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','papers','86a2299f-e2c9-4fd9-9ab3-11228715f47d','insert','',NULL,'{"id":"86a2299f-e2c9-4fd9-9ab3-11228715f47d","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":"330c1593-5b96-4a04-a9e1-a7d82a960f55","position":0,"name":"营业执照","required":true,"form":"复印件","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(80,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','papers','ad8537a6-4e36-4955-8345-7e2db5a52246','insert','',NULL,'{"id":"ad8537a6-4e36-4955-8345-7e2db5a52246","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":"330c1593-5b96-4a04-a9e1-a7d82a960f55","position":1,"name":"佐证","required":false,"form":"","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(81,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','contacts','f8f22a94-fb9f-4472-b70d-e7734a3eefb2','insert','',NULL,'{"id":"f8f22a94-fb9f-4472-b70d-e7734a3eefb2","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","kind":"promise","day":"2026-11-21","text":"寄审计报告","who":"王工","due_on":"2026-12-20","done_on":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(82,11,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','marks','46ae4654-b060-4fe2-8af7-156a0edbb708','insert','',NULL,'{"id":"46ae4654-b060-4fe2-8af7-156a0edbb708","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","subject":"hnte","kind":"update","occasion":"update-2026/2026","done_on":"2026-11-21","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(83,11,'','board_views','3203057f-9a36-4830-b078-3fcdc920567e','insert','',NULL,'{"id":"3203057f-9a36-4830-b078-3fcdc920567e","name":"我的","choices":"{\"city\": \"杭州市\", \"lanes\": \"advisor\"}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(84,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','steps','2f919c5d-0d8d-499c-9c2b-2c5e58dc74a2','insert','',NULL,'{"id":"2f919c5d-0d8d-499c-9c2b-2c5e58dc74a2","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":"330c1593-5b96-4a04-a9e1-a7d82a960f55","position":0,"event":"submit","before":"lead","after":"submitted","day":"2026-05-01","receipt":"受理 1 号","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(85,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','330c1593-5b96-4a04-a9e1-a7d82a960f55','update','stage','"lead"','"submitted"');
INSERT INTO "journal" VALUES(86,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','330c1593-5b96-4a04-a9e1-a7d82a960f55','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(87,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','steps','dcbba9e6-205f-40dd-8f3d-7ebfc4cae578','insert','',NULL,'{"id":"dcbba9e6-205f-40dd-8f3d-7ebfc4cae578","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":"330c1593-5b96-4a04-a9e1-a7d82a960f55","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕8号","amount":"1234567.89","payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(88,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','330c1593-5b96-4a04-a9e1-a7d82a960f55','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(89,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','330c1593-5b96-4a04-a9e1-a7d82a960f55','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(90,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','received','3f11de68-724a-4043-8e87-88b5867d03d8','insert','',NULL,'{"id":"3f11de68-724a-4043-8e87-88b5867d03d8","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","item_id":"546e832c-a91b-4a70-9c4d-e20291a67f35","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2026,"payer":"示例区经信局","tranche":"第一笔","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(91,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','steps','8fda9887-bf8d-46c6-afe6-faf07b823549','insert','',NULL,'{"id":"8fda9887-bf8d-46c6-afe6-faf07b823549","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":"330c1593-5b96-4a04-a9e1-a7d82a960f55","position":2,"event":"pay","before":"recognized","after":"paying","day":"2026-09-01","receipt":"","number":"拨 1 号","amount":"0.01","payer":"示例区经信局","tranche":"第一笔","until":null,"reason":"","recognition_id":null,"received_id":"3f11de68-724a-4043-8e87-88b5867d03d8","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(92,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','330c1593-5b96-4a04-a9e1-a7d82a960f55','update','stage','"recognized"','"paying"');
INSERT INTO "journal" VALUES(93,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','330c1593-5b96-4a04-a9e1-a7d82a960f55','update','stage_on','"2026-07-01"','"2026-09-01"');
INSERT INTO "journal" VALUES(94,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','steps','b1d6cc75-7892-4c13-b15d-85b50cab3ffa','insert','',NULL,'{"id":"b1d6cc75-7892-4c13-b15d-85b50cab3ffa","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":"324bda75-b0d9-400e-9478-cdb01104428f","position":0,"event":"submit","before":"cultivating","after":"submitted","day":"2026-05-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(95,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','stage','"cultivating"','"submitted"');
INSERT INTO "journal" VALUES(96,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(97,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','recognitions','effffdfc-7688-4f77-adca-52ff470d137c','insert','',NULL,'{"id":"effffdfc-7688-4f77-adca-52ff470d137c","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","kind":"little_giant","event":"first","granted_on":"2026-07-01","valid_to":"2029-06-30","document_number":"示例〔2026〕7号","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(98,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','steps','9fd3f185-1802-4967-98db-09714922d2fe','insert','',NULL,'{"id":"9fd3f185-1802-4967-98db-09714922d2fe","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":"324bda75-b0d9-400e-9478-cdb01104428f","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕7号","amount":null,"payer":"","tranche":"","until":"2029-06-30","reason":"","recognition_id":"effffdfc-7688-4f77-adca-52ff470d137c","received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(99,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(100,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(101,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','steps','eda73cc5-4420-431b-b6f3-4cfa86a2f3e3','insert','',NULL,'{"id":"eda73cc5-4420-431b-b6f3-4cfa86a2f3e3","client_id":"cc080510-b5da-4ee4-96a3-50b1a7e84b20","application_id":"324bda75-b0d9-400e-9478-cdb01104428f","position":2,"event":"review","before":"recognized","after":"re_review","day":"2026-10-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(102,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','stage','"recognized"','"re_review"');
INSERT INTO "journal" VALUES(103,12,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','applications','324bda75-b0d9-400e-9478-cdb01104428f','update','stage_on','"2026-07-01"','"2026-10-01"');
INSERT INTO "journal" VALUES(104,13,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','papers','86a2299f-e2c9-4fd9-9ab3-11228715f47d','update','received_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(105,13,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','papers','86a2299f-e2c9-4fd9-9ab3-11228715f47d','update','valid_to','null','"2027-02-20"');
INSERT INTO "journal" VALUES(106,13,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','papers','86a2299f-e2c9-4fd9-9ab3-11228715f47d','update','note','""','"原件"');
INSERT INTO "journal" VALUES(107,14,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','papers','86a2299f-e2c9-4fd9-9ab3-11228715f47d','update','note','"原件"','""');
INSERT INTO "journal" VALUES(108,14,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','papers','86a2299f-e2c9-4fd9-9ab3-11228715f47d','update','valid_to','"2027-02-20"','null');
INSERT INTO "journal" VALUES(109,14,'cc080510-b5da-4ee4-96a3-50b1a7e84b20','papers','86a2299f-e2c9-4fd9-9ab3-11228715f47d','update','received_on','"2026-11-21"','null');
CREATE TABLE marks (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	subject TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	occasion TEXT NOT NULL, 
	done_on DATE NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_marks PRIMARY KEY (id), 
	CONSTRAINT fk_marks_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_marks_client_id_subject_kind_occasion UNIQUE (client_id, subject, kind, occasion)
);
INSERT INTO "marks" VALUES('46ae4654-b060-4fe2-8af7-156a0edbb708','cc080510-b5da-4ee4-96a3-50b1a7e84b20','hnte','update','update-2026/2026','2026-11-21','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE papers (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	required BOOLEAN NOT NULL, 
	form TEXT NOT NULL, 
	valid TEXT NOT NULL, 
	issuer TEXT NOT NULL, 
	received_on DATE, 
	valid_to DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_papers PRIMARY KEY (id), 
	CONSTRAINT fk_papers_application_id FOREIGN KEY(application_id) REFERENCES applications (id), 
	CONSTRAINT fk_papers_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_papers_application_id_name UNIQUE (application_id, name)
);
INSERT INTO "papers" VALUES('86a2299f-e2c9-4fd9-9ab3-11228715f47d','cc080510-b5da-4ee4-96a3-50b1a7e84b20','330c1593-5b96-4a04-a9e1-a7d82a960f55',0,'营业执照',1,'复印件','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "papers" VALUES('ad8537a6-4e36-4955-8345-7e2db5a52246','cc080510-b5da-4ee4-96a3-50b1a7e84b20','330c1593-5b96-4a04-a9e1-a7d82a960f55',1,'佐证',0,'','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE received (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	item_id VARCHAR(36), 
	measure TEXT NOT NULL, 
	content_version TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	year INTEGER NOT NULL, 
	payer TEXT NOT NULL, 
	tranche TEXT NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_received PRIMARY KEY (id), 
	CONSTRAINT fk_received_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_received_item_id FOREIGN KEY(item_id) REFERENCES items (id)
);
INSERT INTO "received" VALUES('d5706fcb-7223-4a10-8e54-f7dfc1f36752','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('6fc2ef75-03c1-40bf-915b-19ddb0d976aa','cc080510-b5da-4ee4-96a3-50b1a7e84b20','546e832c-a91b-4a70-9c4d-e20291a67f35','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('fe492c31-5a7c-4f2f-b287-0e39dd018f1d','f51189a1-218c-4fe0-b67a-fb3d8f6658a2',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('7caa87ff-6b2e-453a-8a12-bb43adfed8b5','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','c229a33e-abfc-4847-a268-e6dc40b98bb3','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('3f11de68-724a-4043-8e87-88b5867d03d8','cc080510-b5da-4ee4-96a3-50b1a7e84b20','546e832c-a91b-4a70-9c4d-e20291a67f35','hz-2025-66.7.renovation','',1,2026,'示例区经信局','第一笔','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE recognitions (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(80) NOT NULL, 
	event VARCHAR(20), 
	granted_on DATE, 
	valid_to DATE, 
	document_number TEXT NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_recognitions PRIMARY KEY (id), 
	CONSTRAINT fk_recognitions_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "recognitions" VALUES('800b6565-f1eb-4bba-9f84-1c7fbf85adca','cc080510-b5da-4ee4-96a3-50b1a7e84b20','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('5105f597-c24d-441c-8b55-3f65690a00ec','cc080510-b5da-4ee4-96a3-50b1a7e84b20','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('5bd27361-4c62-4fcb-a945-a0dddf7012b5','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('a82edaed-dc46-48fc-ae75-97b15f4b0af1','f51189a1-218c-4fe0-b67a-fb3d8f6658a2','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('effffdfc-7688-4f77-adca-52ff470d137c','cc080510-b5da-4ee4-96a3-50b1a7e84b20','little_giant','first','2026-07-01','2029-06-30','示例〔2026〕7号','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE steps (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	"before" VARCHAR(20) NOT NULL, 
	"after" VARCHAR(20) NOT NULL, 
	day DATE NOT NULL, 
	receipt TEXT NOT NULL, 
	number TEXT NOT NULL, 
	amount BIGINT, 
	payer TEXT NOT NULL, 
	tranche TEXT NOT NULL, 
	until DATE, 
	reason TEXT NOT NULL, 
	recognition_id VARCHAR(36), 
	received_id VARCHAR(36), 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_steps PRIMARY KEY (id), 
	CONSTRAINT fk_steps_application_id FOREIGN KEY(application_id) REFERENCES applications (id), 
	CONSTRAINT fk_steps_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_steps_received_id FOREIGN KEY(received_id) REFERENCES received (id), 
	CONSTRAINT fk_steps_recognition_id FOREIGN KEY(recognition_id) REFERENCES recognitions (id), 
	CONSTRAINT uq_steps_application_id_position UNIQUE (application_id, position)
);
INSERT INTO "steps" VALUES('2f919c5d-0d8d-499c-9c2b-2c5e58dc74a2','cc080510-b5da-4ee4-96a3-50b1a7e84b20','330c1593-5b96-4a04-a9e1-a7d82a960f55',0,'submit','lead','submitted','2026-05-01','受理 1 号','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('dcbba9e6-205f-40dd-8f3d-7ebfc4cae578','cc080510-b5da-4ee4-96a3-50b1a7e84b20','330c1593-5b96-4a04-a9e1-a7d82a960f55',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕8号',123456789,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('8fda9887-bf8d-46c6-afe6-faf07b823549','cc080510-b5da-4ee4-96a3-50b1a7e84b20','330c1593-5b96-4a04-a9e1-a7d82a960f55',2,'pay','recognized','paying','2026-09-01','','拨 1 号',1,'示例区经信局','第一笔',NULL,'',NULL,'3f11de68-724a-4043-8e87-88b5867d03d8','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('b1d6cc75-7892-4c13-b15d-85b50cab3ffa','cc080510-b5da-4ee4-96a3-50b1a7e84b20','324bda75-b0d9-400e-9478-cdb01104428f',0,'submit','cultivating','submitted','2026-05-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('9fd3f185-1802-4967-98db-09714922d2fe','cc080510-b5da-4ee4-96a3-50b1a7e84b20','324bda75-b0d9-400e-9478-cdb01104428f',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕7号',NULL,'','','2029-06-30','','effffdfc-7688-4f77-adca-52ff470d137c',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('eda73cc5-4420-431b-b6f3-4cfa86a2f3e3','cc080510-b5da-4ee4-96a3-50b1a7e84b20','324bda75-b0d9-400e-9478-cdb01104428f',2,'review','recognized','re_review','2026-10-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE tasks (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36), 
	title TEXT NOT NULL, 
	due_on DATE, 
	done_on DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_tasks PRIMARY KEY (id), 
	CONSTRAINT fk_tasks_application_id FOREIGN KEY(application_id) REFERENCES applications (id), 
	CONSTRAINT fk_tasks_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "tasks" VALUES('1a7d3c48-6d12-43a6-94a4-63a2fb8bca7d','cc080510-b5da-4ee4-96a3-50b1a7e84b20','330c1593-5b96-4a04-a9e1-a7d82a960f55','盖章','2026-12-10',NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tasks" VALUES('395bd580-faa3-43b3-99ca-60f6a03de489','cc080510-b5da-4ee4-96a3-50b1a7e84b20',NULL,'回访',NULL,'2026-11-21','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE windows (
	id VARCHAR(36) NOT NULL, 
	region VARCHAR(6) NOT NULL, 
	target TEXT NOT NULL, 
	label TEXT NOT NULL, 
	opens_on DATE, 
	closes_on DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_windows PRIMARY KEY (id), 
	CONSTRAINT uq_windows_region_target_label UNIQUE (region, target, label)
);
INSERT INTO "windows" VALUES('849d4f8c-200d-41a2-9882-b059a4179165','330100','hz-2025-66.7.renovation','2026','2026-03-01','2026-06-30','示例通知','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE INDEX ix_assessments_client_id_run_at ON assessments (client_id, run_at);
CREATE INDEX ix_journal_change_set ON journal (change_set);
CREATE INDEX ix_journal_client_id_change_set ON journal (client_id, change_set);
CREATE INDEX ix_recognitions_client_id ON recognitions (client_id);
CREATE INDEX ix_facts_client_id ON facts (client_id);
CREATE INDEX ix_facts_item_id ON facts (item_id);
CREATE UNIQUE INDEX uq_facts_adopted_client ON facts (client_id, "key") WHERE adopted AND year IS NULL AND item_id IS NULL;
CREATE UNIQUE INDEX uq_facts_adopted_item ON facts (item_id, "key") WHERE adopted AND item_id IS NOT NULL;
CREATE UNIQUE INDEX uq_facts_adopted_year ON facts (client_id, "key", year) WHERE adopted AND year IS NOT NULL AND item_id IS NULL;
CREATE INDEX ix_received_client_id ON received (client_id);
CREATE INDEX ix_received_item_id ON received (item_id);
CREATE INDEX ix_applications_stage ON applications (stage);
CREATE INDEX ix_applications_window_id ON applications (window_id);
CREATE INDEX ix_contacts_client_id ON contacts (client_id);
CREATE INDEX ix_papers_client_id ON papers (client_id);
CREATE INDEX ix_tasks_application_id ON tasks (application_id);
CREATE INDEX ix_tasks_client_id ON tasks (client_id);
CREATE INDEX ix_tasks_due_on ON tasks (due_on);
CREATE INDEX ix_steps_client_id ON steps (client_id);
CREATE INDEX ix_steps_received_id ON steps (received_id);
CREATE INDEX ix_steps_recognition_id ON steps (recognition_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change_sets',14);
INSERT INTO "sqlite_sequence" VALUES('journal',109);
COMMIT;
