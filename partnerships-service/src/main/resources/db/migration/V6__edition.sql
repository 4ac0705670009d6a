-- Answers stand for as long as this revision does, and that of what has been told (docs/decisions/0029). All that this service owns moves it.
select keep_revision('partnerships', 'public',
  'partnership', 'membership', 'membership_declined', 'body', 'seat', 'seat_person', 'partnership_contact', 'person_erasure', 'arena',
  'challenge', 'project', 'project_challenge', 'solution', 'solution_challenge', 'solution_project', 'reception', 'reception_member', 'reception_decider',
  'adoption', 'gain', 'innovation_case', 'innovation_case_challenge', 'innovation_case_solution');
